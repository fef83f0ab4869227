using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Tests.Compiling;

namespace Obs.Hooks.Scripting.Tests.Hosting;

public sealed class HostScriptLoaderTests : IDisposable
{
    private const string Script = """
        #load "names.csx"

        sealed class Quick : IPrecheckHook
        {
            public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) => new Verdict.Skipped(Names.Reason);
        }

        return new Quick();
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("host-script-");
    private readonly DirectCompiler _compiler = new();
    private readonly List<string> _reports = [];

    public HostScriptLoaderTests()
    {
        Write("names.csx", "static class Names { public const string Reason = \"because\"; }");
    }

    private string Cache => Path.Combine(_directory.FullName, "cache");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Create_ScriptThatReturnsAnObject_IsThatObject()
    {
        var hook = Loader().Create<IPrecheckHook>(Write("quick.csx", Script));

        (await hook.CheckAsync(null!, default)).Should().Be(new Verdict.Skipped("because"));
        _reports.Should().BeEmpty();
    }

    [Fact]
    public void Create_Again_ComesFromTheCache()
    {
        var path = Write("quick.csx", Script);
        Loader().Create<IPrecheckHook>(path);

        Loader().Create<IPrecheckHook>(path).Should().NotBeNull();

        _compiler.Calls.Should().Be(1);
    }

    [Fact]
    public void Create_ScriptOthersCanWriteTo_IsRefused()
    {
        var path = Write("quick.csx", Script);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);

        Failure(path).Code.Should().Be(DiagnosticCodes.UntrustedPluginPath);
    }

    [Fact]
    public void Create_LoadedScriptOthersCanWriteTo_IsRefused()
    {
        File.SetUnixFileMode(Path.Combine(_directory.FullName, "names.csx"), (UnixFileMode)0b110_110_110);

        Failure(Write("quick.csx", Script)).Message.Should().Contain("names.csx").And.Contain("writable by others");
    }

    [Fact]
    public void Create_CacheOthersCanWriteTo_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(Cache, "scripts"));
        File.SetUnixFileMode(Path.Combine(Cache, "scripts"), (UnixFileMode)0b111_111_111);

        Failure(Write("quick.csx", Script)).Code.Should().Be(DiagnosticCodes.UntrustedPluginPath);
    }

    [Fact]
    public void Create_Link_IsRefused()
    {
        var path = Write("quick.csx", Script);
        File.CreateSymbolicLink(path + ".link.csx", path);

        Failure(path + ".link.csx").Message.Should().Contain("a symbolic link");
    }

    [Fact]
    public void Create_Errors_NamesThemAll()
    {
        var path = Write("bad.csx", "Missing();\nreturn 1 + \"\";\nLog.Info(\"\");");

        Failure(path).Message.Should().Contain($"{path}:1:1: error CS0103").And.Contain($"{path}:3:1: error CS0103");
    }

    [Theory]
    [InlineData("return new object();", "it returns System.Object, not IPrecheckHook: end it with \"return new …;\"")]
    [InlineData("var x = 1;", "it returns nothing, not IPrecheckHook: end it with \"return new …;\"")]
    [InlineData("throw new InvalidOperationException(\"oops\");", "it threw InvalidOperationException: oops")]
    public void Create_SomethingElse_SaysSo(string text, string expected)
    {
        var path = Write("other.csx", text);

        Failure(path).Message.Should().Be($"{path}: {expected}");
    }

    [Fact]
    public void Create_NoFile_SaysSo()
    {
        var path = Path.Combine(_directory.FullName, "absent.csx");

        Failure(path).Message.Should().Be($"{path}: there is no such file");
    }

    private EngineException Failure(string path) =>
        Loader().Invoking(l => l.Create<IPrecheckHook>(path)).Should().Throw<EngineException>().Which;

    private HostScriptLoader Loader()
    {
        var options = new EngineOptions { CacheDirectory = Cache };
        return new HostScriptLoader(options, new CachedScripts(new ScriptStore(CachedScripts.CacheOf(options), _compiler, new Lazy<string>("test")), _reports.Add));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
