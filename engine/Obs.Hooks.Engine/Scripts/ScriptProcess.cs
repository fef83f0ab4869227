using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>A script host, in its sandbox, and the channel to it.</summary>
internal sealed class ScriptProcess : IDisposable
{
    private const int ChannelNumber = 3;

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);

    private readonly IHostProcess _process;

    private ScriptProcess(IHostProcess process, Channel channel, ScriptOutput output)
    {
        _process = process;
        Channel = channel;
        Output = output;
    }

    public Channel Channel { get; }

    public ScriptOutput Output { get; }

    public SandboxCgroupEntry? JournalEntry => _process.JournalEntry;

    /// <summary>Starts one, without waiting for its first frame.</summary>
    /// <param name="options">The host's options.</param>
    /// <param name="mode"><c>run</c> or <c>compile</c>.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="hostDirectory">Where the script host is, if not beside this program.</param>
    /// <exception cref="EngineException">This host cannot sandbox, or it did not work.</exception>
    public static ScriptProcess Start(EngineOptions options, string mode, SandboxLimits limits, string? hostDirectory = null)
    {
        var trees = ScriptHostFiles.Trees(hostDirectory);
        var (engine, scriptHost) = Channel.CreatePair();
        using var output = new ProcessPipe();
        using (scriptHost)
        {
            try
            {
                var sandbox = SandboxProcess.Start(new SandboxStart
                {
                    Options = options,
                    Limits = limits,
                    Program = ScriptHostFiles.Program,
                    Arguments = [mode],
                    Environment = ScriptHostFiles.Environment(limits),
                    Trees = trees,
                    Descriptors = [(scriptHost, ChannelNumber), (output.Writer, 1), (output.Writer, 2)],
                });
                return new ScriptProcess(sandbox, new Channel(engine), new ScriptOutput(output.TakeReader(), limits.OutputBytes));
            }
            catch (EngineException e)
            {
                engine.Dispose();
                output.Writer.Dispose();
                throw Explained(e, output);
            }
        }
    }

    /// <summary>Starts one without a sandbox that waits for a debugger, see <see cref="UnconfinedProcess"/>.</summary>
    /// <param name="tell">Gets its process id.</param>
    /// <exception cref="EngineException">The script host is not installed.</exception>
    public static ScriptProcess StartForDebugger(Action<int> tell)
    {
        _ = ScriptHostFiles.Trees(hostDirectory: null);
        var (engine, scriptHost) = Channel.CreatePair();
        using var output = new ProcessPipe();
        using (scriptHost)
        {
            var process = UnconfinedProcess.Start(scriptHost, ChannelNumber);
            tell(process.Id);
            output.Writer.Dispose();
            return new ScriptProcess(process, new Channel(engine), new ScriptOutput(output.TakeReader(), SandboxLimits.Scripts.OutputBytes));
        }
    }

    /// <summary>Bubblewrap says itself what the kernel or the host's policy does not let it do.</summary>
    private static EngineException Explained(EngineException e, ProcessPipe output)
    {
        if (e.Code != DiagnosticCodes.SandboxNotStarted)
        {
            return e;
        }

        var said = new OutputCapture(limit: 1024, null);
        said.ReadToEnd(output.TakeReader());
        return said.Text.Length == 0
            ? e
            : SandboxException.Unfit(
                LogText.CleanMessage(said.Text.Trim()),
                "let unprivileged users make user namespaces (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone, "
                + "kernel.apparmor_restrict_unprivileged_userns; in a container, its runtime's settings)");
    }

    /// <summary>Waits until it is up.</summary>
    /// <exception cref="EngineException">It died.</exception>
    public void WaitReady()
    {
        using var deadline = new Timer(_ => _process.Kill(), null, StartTime, Timeout.InfiniteTimeSpan);
        try
        {
            using var frame = Channel.Receive();
            if (frame is not null)
            {
                frame.Expect(FrameTag.Ready, 0);
                return;
            }
        }
        catch (ProtocolException e)
        {
            throw SandboxException.NotStarted($"it {e.Message}", e);
        }

        throw SandboxException.NotStarted(Death());
    }

    /// <summary>Ends it at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Why it is gone, in words: how it ended and what it said last.</summary>
    public string Death()
    {
        Kill();
        _ = _process.Exited.Wait(LastWords);
        Output.Drain(LastWords);
        var how = !_process.Exited.IsCompleted ? "it hung up"
            : _process.Exited.Result > 128 ? FormattableString.Invariant($"ended by signal {_process.Exited.Result - 128}")
            : FormattableString.Invariant($"exit status {_process.Exited.Result}");
        return Output.First.Length > 0 ? $"{how}, after it wrote \"{LogText.CleanMessage(Output.First)}\"" : how;
    }

    public void Dispose()
    {
        Output.Sink = null;
        _process.Dispose();
        Channel.Dispose();
    }
}
