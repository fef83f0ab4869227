using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Compilers for tests.</summary>
internal static class TestCompiler
{
    /// <summary>As the engine compiles.</summary>
    public static ICompiledScripts Sandboxed { get; } = new FreshlyCompiledScripts(new SandboxedCompiler(new EngineOptions()));

    /// <summary>In the tests' own process, where the compiler is warm: for scripts that attack at run time.</summary>
    public static ICompiledScripts InProcess { get; } = new Warm();

    private sealed class Warm : ICompiledScripts
    {
        public CompiledScript Get(ScriptSource source, CancellationToken cancellationToken)
        {
            var outcome = ScriptCompiler.Compile(CompilationRequest.For(source), cancellationToken);
            return outcome.Script
                ?? throw new EngineException(DiagnosticCodes.ScriptNotLoaded, string.Join("\n", outcome.Diagnostics));
        }
    }
}
