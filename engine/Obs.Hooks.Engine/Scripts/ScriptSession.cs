using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// The engine's side of one script host: loads scripts into it, calls them, and serves what they ask for meanwhile. Nothing it
/// says is believed: frames that do not belong where they come end it.
/// </summary>
internal sealed class ScriptSession(ScriptProcess process) : IDisposable
{
    private const int MostFrames = 50_000;
    private const int MostEffects = 1000;

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private bool _isReady;

    /// <summary>Whether it can no longer be used.</summary>
    public bool IsOver { get; private set; }

    public ScriptProcess Process => process;

    /// <summary>Loads a compiled script.</summary>
    /// <returns>Its number, for calls.</returns>
    /// <exception cref="EngineException">It died or cannot load it.</exception>
    public int Load(CompiledScript script)
    {
        if (!_isReady)
        {
            process.WaitReady();
            _isReady = true;
        }

        try
        {
            using var assembly = Payload.Create("assembly", script.Assembly.Span);
            using var symbols = Payload.Create("symbols", script.Symbols.Span);
            _ = process.Channel.Send(FrameTag.Load, new FrameWriter().Number(script.EntryToken), assembly, symbols);
            using var answer = process.Channel.Receive() ?? throw Died();
            var reader = new FrameReader(answer.Payload);
            if (answer.Tag == FrameTag.NotLoaded)
            {
                throw new EngineException(
                    DiagnosticCodes.ScriptNotLoaded, $"the compiled script cannot be loaded: {reader.Text()}", ExitStatus.Failed);
            }

            answer.Expect(FrameTag.Loaded, 0);
            var number = reader.Number();
            reader.End();
            return number;
        }
        catch (ProtocolException e)
        {
            throw Broken(e);
        }
    }

    /// <summary>Calls a script and waits for its verdict.</summary>
    /// <exception cref="EngineException">It died, or broke the protocol.</exception>
    public Verdict Call(ScriptCall call, ScriptServices services, CancellationToken cancellationToken)
    {
        var log = services.Log;
        process.Output.Sink = log.Info;
        using var kill = new Timer(_ => process.Kill());
        using var cancellation = cancellationToken.Register(() =>
        {
            _ = kill.Change(Grace, Timeout.InfiniteTimeSpan);
            _ = process.Channel.Send(FrameTag.Cancel);
        });
        try
        {
            // What is there already was left by an earlier call, and would pass for this one's.
            CheckSilence();
            using var payload = Payload.Create("call", call.Encode());
            _ = process.Channel.Send(FrameTag.Call, null, payload);
            var verdict = Serve(services);
            CheckSilence();
            return verdict;
        }
        catch (ProtocolException e)
        {
            throw Broken(e);
        }
        catch (EngineException)
        {
            End();
            throw;
        }
        finally
        {
            process.Output.Sink = null;
        }
    }

    public void Dispose()
    {
        IsOver = true;
        process.Dispose();
    }

    private Verdict Serve(ScriptServices services)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        for (var frames = 0; frames < MostFrames; frames++)
        {
            using var frame = process.Channel.Receive() ?? throw Died();
            switch (frame.Tag)
            {
                case FrameTag.Verdict:
                    return Verdict(frame.Expect(FrameTag.Verdict, 0), effects.ToImmutable());
                case FrameTag.Effect when effects.Count < MostEffects:
                    effects.Add(services.Effect(frame));
                    break;
                case FrameTag.Log:
                case FrameTag.Progress:
                    services.Say(frame);
                    break;
                case FrameTag.OpenFile:
                    services.OpenFile(process.Channel, frame);
                    break;
                case FrameTag.FindFiles:
                    services.FindFiles(process.Channel, frame);
                    break;
                case FrameTag.RunTool:
                    services.RunTool(process.Channel, frame);
                    break;
                default:
                    throw new ProtocolException(
                        frame.Tag == FrameTag.Effect ? $"asked for more than {MostEffects} effects" : $"sent a {frame.Tag} frame where none belongs");
            }
        }

        throw new ProtocolException($"sent more than {MostFrames} frames");
    }

    private static Verdict Verdict(Frame frame, ImmutableArray<Effect> effects)
    {
        var reader = new FrameReader(frame.Payload);
        var verdict = VerdictCodec.Read(ref reader);
        reader.End();
        return verdict is Verdict.Ok ? new Verdict.Ok(effects) : verdict;
    }

    private void CheckSilence()
    {
        if (process.Channel.HasPending)
        {
            throw new ProtocolException("said more after a verdict");
        }
    }

    private EngineException Broken(ProtocolException e)
    {
        End();
        return new EngineException(
            DiagnosticCodes.ProtocolBroken, $"the script's process {e.Message}, which no script can do by itself; it was killed.", e, ExitStatus.Failed);
    }

    private EngineException Died()
    {
        End();
        return new EngineException(DiagnosticCodes.ScriptHostDied, $"the script's process died: {process.Death()}", ExitStatus.Failed);
    }

    private void End()
    {
        IsOver = true;
        process.Kill();
    }
}
