using System.ComponentModel;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Takes the engine's way through a call once, with itself at the other end, while the script host starts and the caller could
/// only wait: what is used for the first time here is not when a script is called.
/// </summary>
internal static class CallRehearsal
{
    public static void Run()
    {
        try
        {
            CallSelf();
        }
        catch (Exception e) when (e is IOException or Win32Exception or UnauthorizedAccessException)
        {
            // No descriptors left, say: the call itself will meet the same, and tell.
        }
    }

    private static void CallSelf()
    {
        var (near, far) = Channel.CreatePair();
        using var engine = new Channel(near);
        using var scriptHost = new Channel(far);
        var job = new BuildJob { Origin = JobOrigin.Plain, SourceDirectory = AppContext.BaseDirectory };
        using var files = new ScriptBroker(job, results: null, mayLookAtRoot: false);
        var call = new ScriptCall { Script = 0, Point = HookPoint.PreChroot, HookId = "rehearsal", Job = job, Sources = files.ListSources() };
        using (var payload = Payload.Create("call", call.Encode()))
        {
            _ = engine.Send(FrameTag.Call, null, payload);
        }

        using var called = scriptHost.Receive();
        var verdict = new FrameWriter();
        VerdictCodec.Write(verdict, Verdict.Ok.Nothing);
        _ = scriptHost.Send(FrameTag.Verdict, verdict);
        using var answer = engine.Receive() ?? throw new EngineException(DiagnosticCodes.ProtocolBroken, "a closed socket of our own");
        var reader = new FrameReader(answer.Expect(FrameTag.Verdict, 0).Payload);
        _ = VerdictCodec.Read(ref reader);
        reader.End();
        _ = engine.HasPending;
    }
}
