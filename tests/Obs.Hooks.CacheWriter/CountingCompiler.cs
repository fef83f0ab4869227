using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.CacheWriter;

/// <summary>A compiler that counts, and lets others run while it works.</summary>
internal sealed class CountingCompiler : IScriptCompiler
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public async Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await Task.Yield();
        return new CompilationOutcome(Samples.Compiled(request), []);
    }
}
