using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>Runs programs of a root, each in a sandbox of its own. For plugins by way of <see cref="HookToolsRoot"/>.</summary>
/// <param name="options">The host's options.</param>
/// <param name="journal">Takes the sandbox's cgroups; null outside of jobs.</param>
internal sealed class ToolRunner(EngineOptions options, JobJournal? journal)
{
    private static readonly ImmutableArray<string> s_environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/tmp", "LC_ALL=C.UTF-8"];

    /// <param name="tree">The root.</param>
    /// <param name="run">What to run.</param>
    /// <param name="onLine">Told of each line of output; null for none.</param>
    /// <param name="cancellationToken">Ends everything in the sandbox at once.</param>
    public async Task<ProcessResult> RunAsync(string tree, ToolRun run, Action<string>? onLine, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Check(tree, run);
        using var input = new ProcessPipe();
        using var output = new ProcessPipe();
        using var error = new ProcessPipe();
        var standardOutput = new OutputCapture(run.Process.OutputLimit, onLine);
        var standardError = new OutputCapture(run.Process.OutputLimit, onLine);
        try
        {
            using var sandbox = Start(tree, run, [(input.Reader, 0), (output.Writer, 1), (error.Writer, 2)], onTerminal: false);
            input.Reader.Dispose();
            output.Writer.Dispose();
            error.Writer.Dispose();
            using var kill = cancellationToken.Register(sandbox.Kill);
            var streams = Task.WhenAll(
                Task.Run(() => InputFeed.Write(input.Writer, run.Process.Input), CancellationToken.None),
                Task.Run(() => standardOutput.ReadToEnd(output.Reader), CancellationToken.None),
                Task.Run(() => standardError.ReadToEnd(error.Reader), CancellationToken.None));
            var status = await sandbox.Exited.ConfigureAwait(false);

            // Nobody is left in its process namespace who could hold the pipes.
            await streams.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProcessResult(status, standardOutput.Text, standardError.Text)
            {
                Truncated = standardOutput.Truncated || standardError.Truncated,
            };
        }
        finally
        {
            TakeBack(run);
        }
    }

    /// <summary>Runs a program on the caller's terminal.</summary>
    /// <returns>Its exit status, or 128 plus the number of the signal that ended it.</returns>
    /// <exception cref="EngineException">It cannot be started; the message is for people.</exception>
    public int RunInteractive(string tree, ToolRun run)
    {
        using var input = new SafeFileHandle(0, ownsHandle: false);
        using var output = new SafeFileHandle(1, ownsHandle: false);
        using var error = new SafeFileHandle(2, ownsHandle: false);
        try
        {
            Check(tree, run);
            using var sandbox = Start(tree, run, [(input, 0), (output, 1), (error, 2)], onTerminal: true);
            return sandbox.Exited.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new EngineException(DiagnosticCodes.ToolsRefused, e.Message, e, ExitStatus.Failed);
        }
        finally
        {
            TakeBack(run);
        }
    }

    private SandboxProcess Start(string tree, ToolRun run, IReadOnlyList<(SafeFileHandle File, int Number)> streams, bool onTerminal)
    {
        try
        {
            var sandbox = SandboxProcess.Start(new SandboxStart
            {
                Options = options,
                Limits = new SandboxLimits
                {
                    MemoryBytes = run.MemoryLimit,
                    Tasks = run.ProcessLimit,
                    FileBytes = run.FileSizeLimit,
                    Processors = Environment.ProcessorCount,
                    OpenFiles = 1024,
                },
                Program = run.Process.Program,
                Arguments = run.Process.Arguments,
                Environment = [.. s_environment.Where(e => !run.Process.Environment.ContainsKey(e[..e.IndexOf('=', StringComparison.Ordinal)])), .. run.Process.Environment.Select(static e => $"{e.Key}={e.Value}")],
                Root = new ToolFileSystem(tree, run),
                AsRoot = run.Tree is not null,
                OnTerminal = onTerminal,
                Descriptors = streams,
            });
            if (journal is not null && sandbox.JournalEntry is { } entry)
            {
                journal.Complete(journal.Begin(entry));
            }

            return sandbox;
        }
        catch (EngineException e) when (!onTerminal)
        {
            throw new IOException($"{e.Code}: {e.Message}", e);
        }
    }

    private static void Check(string tree, ToolRun run)
    {
        ToolMountNames.Check(run);
        if (!ToolPrograms.Exists(tree, run.Process.Program))
        {
            throw new FileNotFoundException($"the tools root has no program {run.Process.Program}", run.Process.Program);
        }
    }

    private static void TakeBack(ToolRun run)
    {
        foreach (var output in run.Outputs)
        {
            if (Directory.Exists(output.Path))
            {
                ToolOutputs.TakeBack(output.Path);
            }
        }
    }
}
