using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>Compiles each script anew.</summary>
internal sealed class FreshlyCompiledScripts(IScriptCompiler compiler) : ICompiledScripts
{
    /// <summary>Not optimised, for a debugger.</summary>
    public bool Debug { get; init; }

    public CompiledScript Get(ScriptSource source, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = compiler.CompileAsync(CompilationRequest.For(source, debug: Debug), cancellationToken).GetAwaiter().GetResult();
            return outcome.Script
                ?? throw new EngineException(
                    DiagnosticCodes.ScriptNotLoaded, string.Join("\n", outcome.Diagnostics), ExitStatus.Failed);
        }
        catch (ScriptCompilerException e)
        {
            throw new EngineException(DiagnosticCodes.ScriptNotLoaded, e.Message, e, ExitStatus.Failed);
        }
    }
}
