using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>Compiled scripts of this host: compiled once, in a sandbox, then taken from the cache.</summary>
/// <param name="store">The cache and its compiler.</param>
/// <param name="report">Takes what is worth a line but stops nothing.</param>
internal sealed class CachedScripts(ScriptStore store, Action<string> report) : ICompiledScripts
{
    private const string Directory = "scripts";

    public static CachedScripts For(EngineOptions options, Action<string> report) => new(StoreOf(options), report);

    /// <summary>The cache and the compiler of this host.</summary>
    public static ScriptStore StoreOf(EngineOptions options) =>
        new(CacheOf(options), new SandboxedCompiler(options), new Lazy<string>(ScriptHostFiles.CompilerIdentity));

    public static ScriptCache CacheOf(EngineOptions options) =>
        new(Path.Combine(options.CacheDirectory, Directory), CacheLimits.Default, TimeProvider.System);

    public CompiledScript Get(ScriptSource source, CancellationToken cancellationToken) =>
        Get(source.Origin, CompilationRequest.For(source), cancellationToken);

    /// <exception cref="EngineException">It does not compile, or cannot be compiled here; the message has all errors.</exception>
    public CompiledScript Get(ScriptOrigin origin, CompilationRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            var stored = store.GetAsync(origin, request, cancellationToken).GetAwaiter().GetResult();
            if (stored.Trouble is { } trouble)
            {
                report($"{DiagnosticCodes.ScriptCacheUnusable}: {trouble}");
            }

            return stored.Outcome.Script
                ?? throw new EngineException(
                    DiagnosticCodes.ScriptNotCompilable,
                    $"{request.Main.DisplayPath} does not compile:\n{string.Join('\n', stored.Outcome.Diagnostics)}",
                    ExitStatus.Failed);
        }
        catch (ScriptCompilerException e)
        {
            throw new EngineException(ScriptCodes.CompilerFailed, $"{request.Main.DisplayPath}: {e.Message}", e, ExitStatus.Failed);
        }
    }
}
