using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>The real compiler without its sandbox.</summary>
internal sealed class CompilerInThisProcess : IScriptCompiler
{
    public Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ScriptCompiler.Compile(request, cancellationToken));
}
