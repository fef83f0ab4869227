using Obs.Hooks.Effects;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Lintian.Tests;

/// <summary>The hook around recorded runs.</summary>
public sealed class LintianHookTests : IDisposable
{
    private const string Deb = "!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\ncontrol.tar     0           0     0     100644  2         `\nxxdata.tar        0           0     0     100644  2         `\nxx";

    private readonly HookHarness _harness = new();
    private readonly FakeToolsRoot _tools;

    public LintianHookTests()
    {
        _tools = new FakeToolsRoot(Directory.CreateDirectory(Path.Combine(_harness.WorkDirectory, "tree")).FullName)
        {
            Packages = [new ToolsPackage("lintian", "2.116.3", "")],
        };
        _harness.Tools = _tools;
        _harness.Results.Add("DEBS", "hello_1.0-1_amd64.deb", Deb);
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task AfterBuild_NoDebs_Skips()
    {
        using var empty = new HookHarness();

        (await empty.AfterBuildAsync(new LintianHook())).Should().BeOfType<Verdict.Skipped>();
    }

    [Fact]
    public async Task AfterBuild_NoToolsRoot_BreaksWithTheFix()
    {
        _harness.Tools = null;

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH851");
    }

    [Fact]
    public async Task AfterBuild_Errors_FailOrWarnByPolicy()
    {
        Answer("lintian-2.116-errors");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Be(
            "OBSH856: lintian 2.116.3 found 6 errors and 8 warnings in 1 package; correct them, or override them in the package");
        _harness.WithSettings("""{ "policy": "warn" }""");
        var effects = ((Verdict.Ok)await RunAsync()).Effects;
        _harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith("OBSH856");
        effects.OfType<ReportFindings>().Single().Findings[0].Link.Should().Be("https://udd.debian.org/lintian-tag/description-too-short");
        effects.OfType<AttachReport>().Single().Name.Should().Be("hooks.lintian.json");
        var log = await File.ReadAllLinesAsync(effects.OfType<AddResult>().Single(static e => e.Name == "lintian.log").StagedPath);
        log[..^1].Should().HaveCount(17).And.BeInAscendingOrder(StringComparer.Ordinal);
        log[^1].Should().Be("1 package checked; 6 errors, 8 warnings");
    }

    [Fact]
    public async Task AfterBuild_SettingsAndSources_ReachLintian()
    {
        _harness.Results.Add("DEBS", "hello_1.0-1.dsc", "Source: hello\n");
        _harness.Results.Add("DEBS", "hello_1.0.tar.xz", "x");
        _harness.Results.Add("OTHER", "_statistics", "x");
        _harness.WithSettings("""{ "failOn": "info", "profile": "ubuntu", "suppressTags": ["no-changelog", "dir-in-usr-local"], "packageConfig": false }""");
        Answer("lintian-2.116-info");

        await RunAsync();

        var run = _tools.Runs.Single();
        run.Process.Arguments.Should().Equal(
            "--color=never", "--no-cfg", "--fail-on=error,warning,info", "--display-level=>=info", "--profile=ubuntu",
            "--suppress-tags=no-changelog,dir-in-usr-local", "--no-override", "--", "/mnt/results/DEBS/hello_1.0-1.dsc", "/mnt/results/DEBS/hello_1.0-1_amd64.deb");
        run.Inputs.Select(static i => i.Name).Should().Equal(
            "results/DEBS/hello_1.0-1.dsc", "results/DEBS/hello_1.0-1_amd64.deb", "results/DEBS/hello_1.0.tar.xz");
    }

    [Theory]
    [InlineData("""{ "failOn": "errors" }""", "OBSH850: setting failOn: found \"errors\"; expected \"error\", \"warning\", \"info\" or \"pedantic\"")]
    [InlineData("""{ "memoryMB": 0 }""", "OBSH850: setting memoryMB: found 0; expected 64 to 1048576 MB")]
    [InlineData("""{ "profile": "--help" }""", "OBSH850: setting profile: found \"--help\"; expected the name of a profile")]
    [InlineData("""{ "suppressTags": ["a,b"] }""", "OBSH850: setting suppressTags: found \"a,b\"; expected names of findings")]
    [InlineData("""{ "config": "/nowhere" }""", "OBSH850: setting config: found \"/nowhere\"; expected the absolute path of a file of this host")]
    public async Task AfterBuild_BadSetting_BreaksWithWhatIsExpected(string settings, string message)
    {
        _harness.WithSettings(settings);

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(message);
    }

    [Theory]
    [InlineData("broken_1_all.deb", "no archive", "it does not start like an ar archive")]
    [InlineData("short_1_all.deb", "!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\n", "no control.tar where one must be")]
    [InlineData("odd name_1_all.deb", Deb, "has a name that no Debian package has")]
    public async Task AfterBuild_BrokenPackage_IsLeftOutAndFails(string name, string content, string reason)
    {
        _harness.Results.Add("DEBS", name, content);
        Answer("lintian-2.116-info");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH856: lintian 2.116.3 could not check 1 package");

        _harness.Log.Infos.Should().Contain($"E: {name}: unreadable-package is no Debian package: {reason}");
        _tools.Runs.Single().Inputs.Should().ContainSingle();
    }

    [Fact]
    public async Task AfterBuild_ExplanationInTheRoot_IsGivenWithoutMarkup()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_tools.Directory, "usr/share/lintian/tags/n")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "no-changelog.tag"), "Tag: no-changelog\nSeverity: error\nExplanation: A package with <code>/usr/share/doc/&lt;x&gt;</code>\n must have one.\n .\n More.\nSee-Also: y\n");
        Answer("lintian-2.116-errors");
        _harness.WithSettings("""{ "policy": "warn" }""");

        var findings = ((Verdict.Ok)await RunAsync()).Effects.OfType<ReportFindings>().Single().Findings;

        findings.Single(static f => f.Code == "no-changelog").Description.Should().Be("A package with /usr/share/doc/<x> must have one.");
    }

    private void Answer(string run) => _tools.Programs.When("lintian", _ => CapturedRun.Of(run));

    private Task<Verdict> RunAsync() => _harness.AfterBuildAsync(new LintianHook());
}
