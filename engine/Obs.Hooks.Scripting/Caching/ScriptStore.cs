using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>Gets a script ready: from the cache, or compiled once however many builds want it at the same time.</summary>
/// <param name="cache">Where compiled scripts are kept.</param>
/// <param name="compiler">Who compiles them.</param>
/// <param name="identity">Its <see cref="CompilerIdentity"/>: read when the first script is wanted, beside the start of its sandbox.</param>
internal sealed class ScriptStore(ScriptCache cache, IScriptCompiler compiler, Lazy<string> identity)
{
    /// <param name="origin">Who wrote it.</param>
    /// <param name="request">What to compile.</param>
    /// <param name="cancellationToken">Gives up waiting and compiling.</param>
    /// <exception cref="ScriptCompilerException">The compiler died, took too long or talked nonsense.</exception>
    public async Task<StoredScript> GetAsync(ScriptOrigin origin, CompilationRequest request, CancellationToken cancellationToken)
    {
        var key = ScriptKey.Of(origin, request, identity.Value);
        if (Cached(key) is { } there)
        {
            return there;
        }

        using var held = await cache.LockAsync(key, cancellationToken).ConfigureAwait(false);
        if (Cached(key) is { } meanwhile)
        {
            return meanwhile;
        }

        var outcome = await compiler.CompileAsync(request, cancellationToken).ConfigureAwait(false);
        var trouble = outcome.Script is { } script ? Keep(key, origin, request, script, held) : null;
        return new StoredScript(key, outcome, WasCached: false, trouble);
    }

    /// <summary>What is in the cache already, without waiting for anything.</summary>
    public StoredScript? TryGet(ScriptOrigin origin, CompilationRequest request) =>
        Cached(ScriptKey.Of(origin, request, identity.Value));

    private StoredScript? Cached(string key) =>
        cache.Read(key) is { } script ? new StoredScript(key, new CompilationOutcome(script, []), WasCached: true) : null;

    private string? Keep(string key, ScriptOrigin origin, CompilationRequest request, CompiledScript script, IDisposable? held) =>
        held is null
            ? $"the compiled script is not kept: {cache.Directory} cannot be used"
            : cache.Write(key, Label(origin, request), script);

    private static string Label(ScriptOrigin origin, CompilationRequest request) => origin switch
    {
        { Trust: TrustClass.Host } => $"host: {request.Main.DisplayPath}",
        { Package.Length: > 0 } => $"{origin.Project}/{origin.Package}: {request.Main.Name}",
        _ => $"{origin.Project}: {request.Main.Name}",
    };
}
