using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Compiles in a sandbox of its own that ends with the compilation: the compiler is a large program that reads hostile text.
/// </summary>
internal sealed class SandboxedCompiler(EngineOptions options) : IScriptCompiler
{
    private const long LongestOutcome = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where the script host is; null for beside this program.</summary>
    public string? HostDirectory { get; init; }

    public Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => Compile(request, cancellationToken), CancellationToken.None);

    private CompilationOutcome Compile(CompilationRequest request, CancellationToken cancellationToken)
    {
        ScriptProcess process;
        try
        {
            process = ScriptProcess.Start(options, "compile", SandboxLimits.Compiler, HostDirectory);
        }
        catch (EngineException e)
        {
            throw new ScriptCompilerException($"{e.Code}: {e.Message}", e);
        }

        using (process)
        {
            var isLate = false;
            void GiveUp()
            {
                isLate = true;
                process.Kill();
            }

            using var deadline = new Timer(_ => GiveUp(), null, Patience, Timeout.InfiniteTimeSpan);
            using var kill = cancellationToken.Register(process.Kill);
            try
            {
                process.WaitReady();
                using var payload = Payload.Create("request", CompilationCodec.EncodeRequest(request));
                _ = process.Channel.Send(FrameTag.Compile, null, payload);
                using var answer = process.Channel.Receive();
                cancellationToken.ThrowIfCancellationRequested();
                return answer is null
                    ? throw new ScriptCompilerException(isLate
                        ? FormattableString.Invariant($"the compiler was ended after {Patience.TotalSeconds} s: the script is too much for it")
                        : $"the compiler died: {process.Death()}")
                    : Read(answer);
            }
            catch (EngineException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new ScriptCompilerException($"{e.Code}: {e.Message}", e);
            }
            catch (ProtocolException e)
            {
                throw new ScriptCompilerException($"the compiler {e.Message}", e);
            }
        }
    }

    private static CompilationOutcome Read(Frame answer)
    {
        var hasScript = answer.Descriptors.Count > 1;
        var files = answer.Expect(FrameTag.Compiled, hasScript ? 3 : 1).Descriptors;
        var (token, diagnostics) = CompilationCodec.DecodeOutcome(Payload.ReadAll(files[0], LongestOutcome));
        return hasScript
            ? new CompilationOutcome(
                new CompiledScript(
                    Payload.ReadAll(files[1], ScriptLimits.AssemblySize), Payload.ReadAll(files[2], ScriptLimits.AssemblySize), token),
                diagnostics)
            : new CompilationOutcome(null, diagnostics);
    }
}
