using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.InstallCheck.Tests;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.TestFramework.Tests;

/// <summary>Test commands in a real tools root, and in a root of the target made with real package managers.</summary>
public sealed class RealTests(ToolsFixture tools) : IClassFixture<ToolsFixture>, IDisposable
{
    private readonly HookHarness _harness = new() { Tools = tools.Root };
    private readonly PackageBuilder _builder = new();

    public void Dispose()
    {
        _harness.Dispose();
        _builder.Dispose();
    }

    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_InTarget_TestsTheInstalledResultsAsAnOrdinaryUser(string suffix)
    {
        Target(suffix, new Sample("hello") { File = "usr/share/greeting" }, new Sample("extra"));
        _harness.Job.WithSource("test.sh", "read -r who < /usr/share/greeting; echo 1..3; [ $who = hello ] && echo ok 1 - greets; cat /usr/share/extra/name > mine && echo ok 2 - writes");
        Settings(new { command = "sh $SOURCES/test.sh; (: > /usr/share/x) 2> /dev/null || echo ok 3 - is nobody", needs = new[] { "extra" } });

        var verdict = await RunAsync();

        verdict.Should().BeOfType<Verdict.Ok>("{0}", string.Join('\n', _harness.Log.Infos));
        _harness.Log.Infos.Should().Equal("3 test(s): 3 passed, 0 failed, 0 skipped in 0.0 s");
    }

    [Fact]
    public async Task AfterBuild_ResultsThatDoNotInstall_AreNotTested()
    {
        Target("rpm", new Sample("hello") { Script = "kill -9 -1" });
        Settings(new { command = "echo 1..1; echo ok 1" });

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH877: the results do not install: ");
    }

    [Fact]
    public async Task AfterBuild_InTools_RunsWithSourcesAndResultsAndReportsFailuresInFewLines()
    {
        _harness.Job.WithSource("data", "42");
        _harness.Results.Add("OTHER", "result", "42");
        Settings(new { @in = "tools", command = "id -u >&2; echo 1..2; cmp -s $SOURCES/data $RESULTS/result && echo ok 1 - same; echo not ok 2 - other; for i in 1 2 3 4 5; do echo \"# line $i\"; done; exit 1" });

        var verdict = await RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Be("OBSH872: 1 of 2 test(s) failed: other; expected none; correct the package or its tests");
        _harness.Log.Infos.Should().Equal("2 test(s): 1 passed, 1 failed, 0 skipped in 0.0 s", "failed: other\n    line 1\n    line 2\n    line 3");
    }

    [Fact]
    public async Task AfterBuild_JUnitFilesAndWarn_EndsWithReportsAndFindings()
    {
        Settings(new
        {
            @in = "tools",
            format = "junit",
            files = "reports/*.xml",
            failures = "warn",
            command = """
                mkdir reports; echo '<testsuite><testcase name="a"/><testcase name="b"><failure message="no"/></testcase></testsuite>' > reports/1.xml
                ln -s /etc/passwd reports/2.xml; mkfifo reports/3.xml; exit 1
                """,
        });

        var effects = (await RunAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects;

        effects.OfType<Warn>().Should().ContainSingle().Which.Message.Should().Be("OBSH872: 1 of 2 test(s) failed: b; expected none; correct the package or its tests");
        effects.OfType<ReportFindings>().Single().Findings.Should().ContainSingle().Which.Subject.Should().Be("b");
        effects.OfType<AttachReport>().Select(static r => r.Name).Should().Equal("hooks.test.txt", "hooks.test.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_harness.StagingDirectory, "hooks.test.json")));
        json.RootElement.GetProperty("failed").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("tests")[1].GetProperty("message").GetString().Should().Be("no");
    }

    [Theory]
    [InlineData("exit 0", null)]
    [InlineData("echo why >&2; exit 3", "OBSH872: 1 of 1 test(s) failed: echo why >&2; exit 3; expected none; correct the package or its tests")]
    public async Task AfterBuild_ExitFormat_IsOneTest(string command, string? failure)
    {
        Settings(new { @in = "tools", format = "exit", command });

        var verdict = await RunAsync();

        (verdict as Verdict.ProjectFailure)?.Message.Should().Be(failure);
        (verdict is Verdict.Ok).Should().Be(failure is null);
    }

    [Fact]
    public async Task AfterBuild_CommandThatDoesNotExist_SaysSo()
    {
        Settings(new { @in = "tools", command = "no-such-command" });

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>();

        _harness.Log.Infos.Should().Contain(static l => l.StartsWith("OBSH874: no test was run; ")).And.Contain(static l => l.StartsWith("OBSH875: ") && l.Contains("exit status 127: ") && l.Contains("no-such-command: not found"));
    }

    [Theory]
    [InlineData("echo 1..1; echo ok 1; echo broken >&2; exit 7", "OBSH875: the command ended with exit status 7: broken; expected 0, or a failed test; correct the command")]
    [InlineData("kill -9 $PPID $$; kill -9 -1", "OBSH876: the tests were ended (exit status 137), by themselves or because they used too much; expected the exit status of the command; correct what ends them, or raise \"treeMB\"")]
    public async Task AfterBuild_CommandThatEndsBadly_Fails(string command, string message)
    {
        Settings(new { @in = "tools", command });

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Be(message);
    }

    [Fact]
    public async Task AfterBuild_TestsThatDoNotEnd_AreEndedAfterTheirTime()
    {
        Settings(new { @in = "tools", command = "setsid sleep 1000 & sleep 1000", timeoutSeconds = 1 });

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Be(
            "OBSH873: the tests did not end; expected their end within 1 s; correct what hangs, or raise \"timeoutSeconds\"");
    }

    [Fact]
    public async Task AfterBuild_WrongSettings_AreAllNamed()
    {
        Settings(new { @in = "host", format = "xml", files = "$(id)", timeoutSeconds = 0, treeMB = -1 });

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH870: setting treeMB: found -1; expected 16 to 1048576 MB; correct it in \"settings\" of the hook\n"
            + "OBSH870: setting in: found \"host\"; expected \"target\" or \"tools\"; correct it in \"settings\" of the hook\n"
            + "OBSH870: setting format: found \"xml\"; expected \"tap\", \"junit\" or \"exit\"; correct it in \"settings\" of the hook\n"
            + "OBSH870: setting timeoutSeconds: found 0; expected 1 to 86400; correct it in \"settings\" of the hook\n"
            + "OBSH870: setting command: found nothing; expected a command for sh; correct it in \"settings\" of the hook\n"
            + "OBSH870: setting files: found \"$(id)\"; expected names with letters, digits, . _ - / * and ?; correct it in \"settings\" of the hook");
    }

    private void Target(string suffix, Sample result, params Sample[] more)
    {
        foreach (var package in more.Prepend(Sample.Base))
        {
            _harness.Job.WithPackage(new JobPackage(package.Name, _builder.Build(suffix, package), PackageUses.Install));
        }

        _harness.Results.Add(suffix == "deb" ? "DEBS" : "RPMS/noarch", $"{result.Name}-1.0-1.{suffix}", File.ReadAllBytes(_builder.Build(suffix, result)));
    }

    private void Settings(object settings) => _harness.WithSettings(JsonSerializer.Serialize(settings));

    private Task<Verdict> RunAsync() => _harness.AfterBuildAsync(new TestFrameworkHook());
}
