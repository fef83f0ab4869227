namespace Obs.Hooks.Scripting.Compiling;

/// <summary>Compiles scripts somewhere else than in this process.</summary>
internal interface IScriptCompiler
{
    /// <param name="request">What to compile; only the files in it are visible.</param>
    /// <param name="cancellationToken">Ends the compiler's process.</param>
    /// <exception cref="ScriptCompilerException">The compiler died, took too long or talked nonsense.</exception>
    Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken);
}
