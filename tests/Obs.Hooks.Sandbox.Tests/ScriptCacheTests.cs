using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>A script that attacks the cache it came from, through a real one.</summary>
public sealed class ScriptCacheTests : IDisposable
{
    private const string Name = "files-poison-cache";

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;
    private readonly CountingCompiler _compiler = new();
    private readonly List<string> _troubles = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Run_ScriptThatPoisonsTheCache_ChangesNothingAndRunsFromItAgain()
    {
        var place = new ScriptFile("place.csx", "place.csx", 0, System.Text.Encoding.UTF8.GetBytes($"const string Cache = \"{_directory}\";"));
        var cache = new ScriptCache(_directory, CacheLimits.Default, TimeProvider.System);
        List<string[]> said = [];
        List<string[]> states = [];
        for (var run = 0; run < 3; run++)
        {
            using var pipeline = new ScriptPipeline
            {
                Compiler = new CachedScripts(new ScriptStore(cache, _compiler, new Lazy<string>("test")), _troubles.Add),
                Companions = [CorpusRun.Attack, place],
            };

            CorpusRun.Run(pipeline, Name);

            said.Add([.. pipeline.Log.Split('\n').Where(static l => l.StartsWith($"[hook {Name}] blocked", StringComparison.Ordinal))]);
            states.Add([.. HostFingerprint.Entries(_directory, withContents: true)]);
        }

        _troubles.Should().BeEmpty();
        cache.List().Should().HaveCount(2, "the script and the one before it");
        _compiler.Compilations.Should().Be(2, "the later runs are from the cache");
        states.Should().AllBeEquivalentTo(states[0], static o => o.WithStrictOrdering());
        said.Should().AllSatisfy(s => s.Should().HaveCountGreaterThan(100).And.Contain(static l => l.Contains("reopen /host/")));
    }

    private sealed class CountingCompiler : IScriptCompiler
    {
        public int Compilations { get; private set; }

        public Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken)
        {
            Compilations++;
            return Task.FromResult(Obs.Hooks.ScriptHost.Compiling.ScriptCompiler.Compile(request, cancellationToken));
        }
    }
}
