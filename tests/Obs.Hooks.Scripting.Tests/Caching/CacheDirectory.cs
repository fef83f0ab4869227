using System.Diagnostics;
using Obs.Hooks.CacheWriter;
using Obs.Hooks.Scripting.Caching;

namespace Obs.Hooks.Scripting.Tests.Caching;

/// <summary>A cache of its own for a test.</summary>
internal sealed class CacheDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("script-cache-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "scripts");

    public CountingCompiler Compiler { get; } = new();

    public ScriptCache Cache => new(Path, CacheLimits.Default, TimeProvider.System);

    public ScriptStore Store => new(Cache, Compiler, new Lazy<string>("test"));

    public string[] Files => Directory.Exists(Path) ? [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal)] : [];

    public string Entry => Files.Single(f => f.EndsWith(".script", StringComparison.Ordinal));

    public Task<StoredScript> GetAsync(int number) =>
        Store.GetAsync(Samples.Origin(number), Samples.Request(number), CancellationToken.None);

    /// <summary>Starts an engine that gets scripts, in a process of its own.</summary>
    public Process Start(int count) => Process.Start(
        new ProcessStartInfo(System.IO.Path.Combine(AppContext.BaseDirectory, "Obs.Hooks.CacheWriter"), [Path, $"{count}"])
        {
            RedirectStandardOutput = true,
        })!;

    public void Dispose() => _directory.Delete(recursive: true);
}
