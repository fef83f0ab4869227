using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Scripting.Tests.Compiling;

/// <summary>The compiler in this process: these are the tests' own scripts.</summary>
internal sealed class DirectCompiler : IScriptCompiler
{
    public int Calls { get; private set; }

    public Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(ScriptCompiler.Compile(request, cancellationToken));
    }
}
