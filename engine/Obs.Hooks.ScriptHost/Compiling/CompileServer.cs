using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>Compiles what the engine sends until it hangs up.</summary>
internal static class CompileServer
{
    private const long LongestRequest = 64 << 20;

    /// <exception cref="ProtocolException">The engine is of another version.</exception>
    public static void Run(Channel channel)
    {
        _ = channel.Send(FrameTag.Ready);
        while (channel.Receive() is { } frame)
        {
            using (frame)
            {
                var request = Payload.ReadAll(frame.Expect(FrameTag.Compile, 1).Descriptors[0], LongestRequest);
                var outcome = ScriptCompiler.Compile(CompilationCodec.DecodeRequest(request), CancellationToken.None);
                using var answer = Payload.Create("outcome", CompilationCodec.EncodeOutcome(outcome));
                if (outcome.Script is not { } script)
                {
                    _ = channel.Send(FrameTag.Compiled, null, answer);
                    continue;
                }

                using var assembly = Payload.Create("assembly", script.Assembly.Span);
                using var symbols = Payload.Create("symbols", script.Symbols.Span);
                _ = channel.Send(FrameTag.Compiled, null, answer, assembly, symbols);
            }
        }
    }
}
