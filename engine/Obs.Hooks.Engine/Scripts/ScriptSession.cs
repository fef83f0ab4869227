using System.Collections.Immutable;
using System.ComponentModel;
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

    private bool _isReady;

    /// <summary>Whether it can no longer be used.</summary>
    public bool IsOver { get; private set; }

    public ScriptProcess Process => process;

    /// <summary>How long loading may take: a script before it may have left the process in any state.</summary>
    public TimeSpan LoadTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a script whose time is over may take to notice.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Loads a compiled script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cancellationToken">Ends the process while it loads.</param>
    /// <returns>Its number, for calls.</returns>
    /// <exception cref="EngineException">It died, took too long or cannot load it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the session is over.</exception>
    public int Load(CompiledScript script, CancellationToken cancellationToken)
    {
        using var kill = cancellationToken.Register(process.Kill);
        try
        {
            if (!_isReady)
            {
                process.WaitReady();
                _isReady = true;
            }

            CheckSilence();
            using var deadline = new Timer(_ => process.Kill(), null, LoadTime, Timeout.InfiniteTimeSpan);
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
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            End();
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ProtocolException e)
        {
            throw Broken(e);
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            throw NotServed(e);
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Whether it is trouble the engine itself has with the system, not with the script's process.</summary>
    public static bool IsOfEngine(Exception e) => e is IOException or Win32Exception or UnauthorizedAccessException;

    /// <summary>Such trouble as an error of the hook.</summary>
    public static EngineException Unserved(Exception e) =>
        new(DiagnosticCodes.ScriptNotServed, $"the engine could not serve the script's process: {e.Message}; look for space, memory and descriptors of this host.", e, ExitStatus.Failed);

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
        catch (Exception e) when (IsOfEngine(e))
        {
            throw NotServed(e);
        }
        catch
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

    private EngineException NotServed(Exception e)
    {
        End();
        return Unserved(e);
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
