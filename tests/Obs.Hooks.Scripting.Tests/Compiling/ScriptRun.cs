using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Scripting.Tests.Compiling;

/// <summary>Compiles a script and runs it in this process: these are the tests' own scripts.</summary>
internal sealed class ScriptRun(HookPoint point)
{
    private readonly string _directory = Directory.CreateTempSubdirectory("script-run-").FullName;

    public ListLog Log { get; } = new();

    public ScriptEffects Effects => field ??= new ScriptEffects(point, _directory);

    public Task<object?> Of(string text, params (string Name, string Text)[] companions) =>
        Of(CompilationRequest.For(Scripts.Source(text, companions)));

    public async Task<object?> Of(CompilationRequest request)
    {
        var outcome = ScriptCompiler.Compile(request, default);
        outcome.Diagnostics.Should().BeEmpty();
        var script = outcome.Script!;
        try
        {
            // As in the script host: not collectible, so that methods start unoptimised and keep their frames.
            var context = new AssemblyLoadContext("script");
            var assembly = context.LoadFromStream(new MemoryStream(script.Assembly.ToArray()), new MemoryStream(script.Symbols.ToArray()));
            var entry = (MethodInfo)assembly.ManifestModule.ResolveMethod(script.EntryToken)!;
            var main = entry.CreateDelegate<Func<object?[], Task<object?>>>();
            return await main([Surface(), null]);
        }
        finally
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private HookScript Surface() => new()
    {
        Point = point,
        HookId = "test",
        Job = new BuildJob { Origin = JobOrigin.Plain, Package = "hello", Arch = "x86_64" },
        Sources = new NoSources(),
        Results = point == HookPoint.PostBuild ? new NoResults() : null!,
        Tools = new NoTools(),
        Log = Log,
        Effects = Effects,
        WorkDirectory = _directory,
    };

    private sealed class NoSources : IScriptSources
    {
        public ImmutableArray<SourceFile> Files => [];

        public bool Contains(string name) => false;

        public Stream OpenRead(string name) => throw new FileNotFoundException(name);

        public string ReadText(string name) => throw new FileNotFoundException(name);
    }

    private sealed class NoResults : IScriptResults
    {
        public ImmutableArray<ResultFile> Files => [];

        public Stream OpenRead(ResultFile file) => throw new FileNotFoundException(file.Name);

        public string ReadText(ResultFile file) => throw new FileNotFoundException(file.Name);

        public string Sha256(ResultFile file) => throw new FileNotFoundException(file.Name);
    }

    private sealed class NoTools : IScriptTools
    {
        public ImmutableArray<string> Names => [];

        public Task<ProcessResult> RunAsync(ToolRequest request) => throw new InvalidOperationException(request.Tool);
    }
}
