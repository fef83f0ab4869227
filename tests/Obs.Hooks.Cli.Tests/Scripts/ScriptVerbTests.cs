using Obs.Hooks.Engine.Carriers.Prjconf;

namespace Obs.Hooks.Cli.Tests.Scripts;

public sealed class ScriptVerbTests(FakeHost host) : IClassFixture<FakeHost>, IDisposable
{
    private readonly ScriptDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("new")]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("run")]
    [InlineData("record")]
    [InlineData("warm")]
    [InlineData("cache")]
    public void Help_OfEachVerb_IsAsExpected(string verb) =>
        _directory.Run(host, verb, "--help").ToString().ShouldMatch($"help-script-{verb}.txt");

    [Fact]
    public void New_Script_IsFiveLinesAtMostAndRuns()
    {
        _directory.Run(host, "new", "hello", "--directory", _directory.PathOf("x")).Status.Should().Be(0);

        File.ReadAllLines(_directory.PathOf("x/hello.csx")).Length.Should().BeLessThanOrEqualTo(5);
        _directory.RunOnHost(host, "check", _directory.PathOf("x/hello.csx")).ToString()
            .Should().Be("checked 1 script: 0 errors, 0 warnings\n--- errors\n--- exit status 0\n");
        _directory.RunOnHost(host, "test", _directory.PathOf("x/hello.csx")).Output.Should().Contain("[hook hello] Hello hello for x86_64");
    }

    [Fact]
    public void New_FileThatIsThere_IsKept()
    {
        var path = _directory.Write("hello.csx", "mine");

        var result = _directory.Run(host, "new", "hello", "--directory", _directory.PathOf("."));

        result.Status.Should().Be(1);
        result.Errors.Should().Contain("OBSH506").And.Contain("hello.csx");
        File.ReadAllText(path).Should().Be("mine");
    }

    [Fact]
    public void Check_Mistakes_AllWithFileLineAndColumn()
    {
        var path = _directory.Write("a.csx", "// hook: a\n// points: post-biuld\n#load \"b.csx\"\n#r \"x.dll\"\nFoo();\n");
        _directory.Write("b.csx", "\n  int x = \"\";\n");

        var result = _directory.RunOnHost(host, "check", path);

        result.ToString().ShouldMatch("script-check.txt");
    }

    [Fact]
    public void Check_EmbeddedScript_NamesThePlaceInThePrjconf()
    {
        var lines = PrjconfBlockFormat.Encode("a.csx", "// hook: a\n// points: cleanup\nFoo();\n"u8);
        var path = _directory.Write("prjconf", $"Type: spec\n\n{string.Join('\n', lines)}\n");

        var result = _directory.RunOnHost(host, "check", path);

        result.Output.Should().StartWith("DIR/prjconf:6:4: error CS0103: The name 'Foo' does not exist");
    }

    [Fact]
    public void Test_EffectsAndRefusals_AreShown()
    {
        var path = _directory.Write("sums.csx", """
            // hook: sums
            // points: pre-chroot, post-build
            // capabilities: results, reports
            // setting: name text The file's name.
            if (Point == HookPoint.PreChroot) return Skip(string.Join(" ", Job.Packages.Select(p => p.Name)));
            foreach (var file in Results.Files) Log.Info($"{file.Directory}/{file.Name} {file.Size} {Results.Sha256(file)[..8]}");
            Effects.AddResult("OTHER", Settings.Text("name", "SUMS"), "text");
            if (Settings.Text("name") == "X") Effects.RemoveResult(Results.Files[0]);
            """);

        _directory.RunOnHost(host, "test", path, "--setting", "name=SHA256SUMS").ToString().ShouldMatch("script-test.txt");
        _directory.RunOnHost(host, "test", path, "--setting", "name=X").ToString().ShouldMatch("script-test-refused.txt");
    }

    [Fact]
    public void Test_FailedBuild_RunsCleanupAndNamesTheLineThroughLoad()
    {
        var path = _directory.Write("boom.csx", "// hook: boom\n// points: cleanup\n#load \"thrower.csx\"\nThrower.Go(Outcome);\n");
        _directory.Write("thrower.csx", "static class Thrower\n{\n  public static void Go(BuildOutcome o)\n  {\n    throw new Exception($\"after {o}\");\n  }\n}\n");

        var result = _directory.RunOnHost(host, "test", path, "--failed");

        result.Output.Should().Contain("DIR/thrower.csx:5: threw Exception: after Failed");
        result.Status.Should().Be(1);
    }

    [Fact]
    public void Run_RecordAndTest_GiveTheSame()
    {
        var source = _directory.Write("src/hello.spec", "Name: hello\n");
        _directory.Write("root/usr/src/packages/OTHER/a.txt", "result");
        File.CreateSymbolicLink(_directory.PathOf("root/.build.packages"), "usr/src/packages");
        var script = _directory.Write("s/see.csx", """
            // hook: see
            // points: post-build
            // capabilities: results
            Log.Info($"{Job.Project} {Job.Arch} {Sources.ReadText("hello.spec").Trim()} {Results.ReadText(Results.Files[0])}");
            Effects.AddResult("OTHER", "new.txt", "new");
            """);
        string[] job = ["--project", "home:me", "--arch", "aarch64", "--", "--root", _directory.PathOf("root"), source];

        var run = _directory.Run(host, "run", ["--config-dir", _directory.Config, "--state-dir", _directory.PathOf("state"), script, .. job]);
        _directory.Run(host, "record", [_directory.PathOf("recorded"), .. job]).Status.Should().Be(0);
        var test = _directory.RunOnHost(host, "test", script, "--job", _directory.PathOf("recorded"));

        run.Output.Should().Contain("[hook see] home:me aarch64 Name: hello result").And.Contain("result OTHER/new.txt added");
        test.ToString().Should().Be(run.ToString());
        File.Exists(_directory.PathOf("root/usr/src/packages/OTHER/new.txt")).Should().BeFalse("a trial changes nothing");
    }

    [Fact]
    public void Warm_HostScripts_AreInTheCacheForTheNextBuild()
    {
        _directory.Write("etc/hooks.json", """{ "hooks": { "a": { "script": "scripts/a.csx" }, "b": { "script": "scripts/b.csx" } } }""");
        _directory.Write("etc/scripts/a.csx", "// hook: a\n// points: cleanup\nLog.Info(\"a\");\n");
        _directory.Write("etc/scripts/b.csx", "// hook: b\n// points: cleanup\nFoo();\n");

        var first = _directory.RunOnHost(host, "warm");
        var second = _directory.RunOnHost(host, "warm");

        first.Output.Should().Be(
            "DIR/etc/scripts/a.csx: compiled in N ms\n"
            + "DIR/etc/scripts/b.csx:3:1: error CS0103: The name 'Foo' does not exist in the current context\n"
            + "2 script(s), 1 failed\n");
        first.Status.Should().Be(1);
        second.Output.Should().StartWith("DIR/etc/scripts/a.csx: there already\n");
    }

    [Fact]
    public void Cache_ListAndClear_ShowWhoseScriptsAndRemoveThem()
    {
        _directory.Write("etc/hooks.json", """{ "hooks": { "a": { "script": "scripts/a.csx" } } }""");
        _directory.Write("etc/scripts/a.csx", "// hook: a\n// points: cleanup\nLog.Info(\"a\");\n");
        _directory.RunOnHost(host, "warm").Status.Should().Be(0);

        _directory.RunOnHost(host, "cache", "list").Output.Should().Be("KEY  host: DIR/etc/scripts/a.csx\n");
        _directory.RunOnHost(host, "cache", "gc").Output.Should().Be("removed 0 compiled script(s)\n");
        _directory.RunOnHost(host, "cache", "clear").Output.Should().Be("removed 1 compiled script(s)\n");
        _directory.RunOnHost(host, "cache", "list").Output.Should().BeEmpty();
    }

    [Fact]
    public void Test_NoRecordedJob_SaysWhatIsExpected()
    {
        var path = _directory.Write("a.csx", "// hook: a\n// points: cleanup\n");

        var result = _directory.RunOnHost(host, "test", path, "--job", _directory.PathOf("nowhere"));

        result.Status.Should().Be(1);
        result.Errors.Should().Contain("OBSH501").And.Contain("expected a directory that obs-hooks script record wrote");
    }

    [Fact]
    public async Task Hostcheck_JobTaken_CompilesTheHostsScriptsAhead()
    {
        _directory.Write("etc/hooks.json", """{ "hooks": { "a": { "script": "scripts/a.csx" } } }""");
        _directory.Write("etc/scripts/a.csx", "// hook: a\n// points: cleanup\nLog.Info(\"a\");\n");
        var job = _directory.Write("job", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Host", "job.xml")));
        using var watcher = _directory.WatchCache();
        var compiled = new TaskCompletionSource();
        watcher.Renamed += (_, _) => compiled.TrySetResult();
        watcher.EnableRaisingEvents = true;

        _directory.Hostcheck(host, job).ToString().Should().Be("--- errors\n--- exit status 0\n");

        await compiled.Task.WaitAsync(TimeSpan.FromMinutes(10));
        _directory.RunOnHost(host, "warm").Output.Should().StartWith("DIR/etc/scripts/a.csx: there already");
    }
}
