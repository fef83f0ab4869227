using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

/// <summary>The hook around recorded runs: what it gives rpmlint, and what becomes of what rpmlint says.</summary>
public sealed class RpmlintHookTests : IDisposable
{
    private readonly HookHarness _harness = new();
    private readonly FakeToolsRoot _tools;

    public RpmlintHookTests()
    {
        _tools = new FakeToolsRoot(Directory.CreateDirectory(Path.Combine(_harness.WorkDirectory, "tree")).FullName)
        {
            Packages = [new ToolsPackage("python3", "3.11", ""), new ToolsPackage("rpmlint", "2.4.0+ds1-0.2", "")],
        };
        _harness.Tools = _tools;
        _harness.Job.Of("home:me", "standard", "x86_64", "hello").WithSource("hello.spec", "Name: hello\n");
        _harness.Results.Add("RPMS/x86_64", "hello-1.0-1.x86_64.rpm", SmallRpm.Bytes());
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task AfterBuild_NoRpms_Skips()
    {
        using var empty = new HookHarness();

        (await empty.AfterBuildAsync(new RpmlintHook())).Should().BeOfType<Verdict.Skipped>();
    }

    [Fact]
    public async Task AfterBuild_NoToolsRoot_BreaksWithTheFix()
    {
        _harness.Tools = null;

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH851").And.Contain("\"tools\"");
    }

    [Fact]
    public async Task AfterBuild_ErrorsAndPolicyFail_FailsWithThemInTheLog()
    {
        Answer("rpmlint-2.4-errors");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Be(
            "OBSH856: rpmlint 2.4.0 found 11 errors and 11 warnings in 1 package; correct them, or filter them in the package's rpmlintrc");
        _harness.Log.Infos.Should().Contain("hello.x86_64: E: world-writable /usr/share/hello/world 666");
    }

    [Fact]
    public async Task AfterBuild_ErrorsAndPolicyWarn_WarnsAndLeavesLogJsonAndFindings()
    {
        Answer("rpmlint-2.4-errors");
        _harness.WithSettings("""{ "policy": "warn" }""");

        var effects = ((Verdict.Ok)await RunAsync()).Effects;

        _harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith("OBSH856: rpmlint 2.4.0 found 11 errors");
        var added = effects.OfType<AddResult>().Single();
        (added.Directory, added.Name).Should().Be(("OTHER", "rpmlint.log"));
        var log = await File.ReadAllLinesAsync(added.StagedPath);
        log[..^1].Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(22);
        log[^1].Should().Be("2 packages and 0 specfiles checked; 11 errors, 11 warnings, 11 badness");
        effects.OfType<ReportFindings>().Single().Findings.Should().HaveCount(22).And.BeInAscendingOrder(static f => f.Severity);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(effects.OfType<AttachReport>().Single().StagedPath));
        json.RootElement.GetProperty("tool").GetString().Should().Be("rpmlint 2.4.0");
        json.RootElement.GetProperty("errors").GetInt32().Should().Be(11);
        json.RootElement.GetProperty("findings")[0].GetProperty("severity").GetString().Should().Be("error");
    }

    [Fact]
    public async Task AfterBuild_LogOfTheBuildRootItself_IsReplaced()
    {
        _harness.Results.Add("OTHER", "rpmlint.log", "old");
        Answer("rpmlint-2.4-clean");

        ((Verdict.Ok)await RunAsync()).Effects.OfType<ReplaceResult>().Single().Name.Should().Be("rpmlint.log");
    }

    [Theory]
    [InlineData("rpmlint-2.4-errors", """{ "failOn": "badness" }""", true)]
    [InlineData("rpmlint-2.4-errors", """{ "threshold": 1000 }""", true)]
    [InlineData("rpmlint-2.4-threshold", """{ "threshold": 10 }""", false)]
    [InlineData("rpmlint-2.4-threshold", """{ "failOn": "badness" }""", false)]
    [InlineData("rpmlint-2.4-errors", """{ "threshold": 1000, "failOn": "errors" }""", false)]
    [InlineData("rpmlint-2.4-warnings", "{}", true)]
    public async Task AfterBuild_ThresholdAndFailOn_DecideWhatIsAcceptable(string run, string settings, bool good)
    {
        Answer(run);
        _harness.WithSettings(settings);

        (await RunAsync()).Should().BeOfType(good ? typeof(Verdict.Ok) : typeof(Verdict.ProjectFailure));
    }

    [Theory]
    [InlineData("""{ "policy": "loud" }""", "OBSH850: setting policy: found \"loud\"; expected \"fail\" or \"warn\"")]
    [InlineData("""{ "memoryMB": 63 }""", "OBSH850: setting memoryMB: found 63; expected 64 to 1048576 MB")]
    [InlineData("""{ "failOn": "warnings" }""", "OBSH850: setting failOn: found \"warnings\"; expected \"errors\" or \"badness\"")]
    [InlineData("""{ "threshold": -1 }""", "OBSH850: setting threshold: found -1; expected the highest acceptable badness, or no threshold")]
    [InlineData("""{ "scoring": { "x": -1 } }""", "OBSH850: setting scoring: found \"x\": -1; expected the name of a finding and its badness, 0 or more")]
    [InlineData("""{ "scoring": { "a b": 1 } }""", "OBSH850: setting scoring: found \"a b\": 1; expected the name of a finding and its badness, 0 or more")]
    [InlineData("""{ "config": ["/nowhere/x.toml"] }""", "OBSH850: setting config: found /nowhere/x.toml, which is no file and no directory of this host; expected absolute paths")]
    public async Task AfterBuild_BadSetting_BreaksWithWhatIsExpected(string settings, string message)
    {
        _harness.WithSettings(settings);

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(message);
    }

    [Fact]
    public async Task AfterBuild_BrokenPackage_IsLeftOutAndFails()
    {
        _harness.Results.Add("RPMS/x86_64", "broken.rpm", "no package at all");
        _harness.Results.Add("RPMS/x86_64", "short.rpm", SmallRpm.Bytes()[..^1]);
        _harness.Results.Add("RPMS/x86_64", "new\nline.rpm", SmallRpm.Bytes());
        Answer("rpmlint-2.4-clean");

        var verdict = await RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH856: rpmlint 2.4.0 could not check 3 packages");
        _tools.Runs.Single().Inputs.Select(static i => i.Name).Should().Equal("results/RPMS/x86_64/hello-1.0-1.x86_64.rpm");
        _harness.Log.Infos.Should().Contain("broken.rpm: E: unreadable-package is no rpm package: it does not start like an rpm package");
        _harness.Log.Infos.Should().Contain(static l => l.StartsWith("short.rpm: E: unreadable-package is no rpm package: it has "));
        _harness.Log.Infos.Should().Contain("new?line.rpm: E: unreadable-package is no rpm package: has a name that no rpm package has");
    }

    [Fact]
    public async Task AfterBuild_PackageThatOnlyRpmlintCannotRead_IsLeftOutOfASecondRun()
    {
        _harness.Results.Add("RPMS/x86_64", "second.rpm", SmallRpm.Bytes());
        var runs = 0;
        _tools.Programs.When("rpmlint", _ => runs++ == 0
            ? new ProcessResult(3, "", "(none): E: fatal error while reading /mnt/results/RPMS/x86_64/second.rpm: odd\n")
            : CapturedRun.Of("rpmlint-2.4-clean"));
        _harness.WithSettings("""{ "policy": "warn" }""");

        (await RunAsync()).Should().BeOfType<Verdict.Ok>();

        _tools.Runs.Should().HaveCount(2);
        _tools.Runs[1].Inputs.Should().ContainSingle();
        _harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith("OBSH856: rpmlint 2.4.0 could not check 1 package (1 error and 0 warnings)");
    }

    [Fact]
    public async Task AfterBuild_ConfigurationOfAllLayers_ReachesRpmlint2InOrder()
    {
        var site = Directory.CreateDirectory(Path.Combine(_harness.WorkDirectory, "site")).FullName;
        await File.WriteAllTextAsync(Path.Combine(site, "b.toml"), "");
        await File.WriteAllTextAsync(Path.Combine(site, "a.override.toml"), "");
        await File.WriteAllTextAsync(Path.Combine(site, "README"), "");
        _harness.Job.WithSource("hello-rpmlintrc", "addFilter(\"no-documentation\")\n");
        _harness.WithSettings($$"""{ "config": ["{{site}}"], "threshold": 5, "filters": ["a\\.\"b"], "scoring": { "no-binary": 3 } }""");
        Answer("rpmlint-2.4-clean");

        await RunAsync();

        var run = _tools.Runs.Single();
        run.Process.Arguments.Should().Equal("-r", "/mnt/config/rpmlintrc", "/mnt/results");
        run.Process.Environment["XDG_CONFIG_HOME"].Should().Be("/mnt/config");
        run.Inputs.Select(static i => i.Name).Should().Equal(
            "config/rpmlint/0010.override.toml", "config/rpmlint/0011.toml", "config/rpmlint/9999.toml", "config/rpmlintrc",
            "results/RPMS/x86_64/hello-1.0-1.x86_64.rpm");
        Content(run, "config/rpmlint/9999.toml").Should().Be("BadnessThreshold = 5\nFilters = [\"a\\\\.\\\"b\"]\n[Scoring]\n\"no-binary\" = 3\n");
        Content(run, "config/rpmlintrc").Should().Be("addFilter(\"no-documentation\")\n");
    }

    [Fact]
    public async Task AfterBuild_ConfigurationOfAllLayers_ReachesRpmlint1AsAProgramOfOurs()
    {
        var site = Path.Combine(_harness.WorkDirectory, "site.config");
        await File.WriteAllTextAsync(site, "");
        _harness.Tools = new FakeToolsRoot(_tools.Directory) { Packages = [new ToolsPackage("rpmlint-mini", "1.10-3.1", "")] };
        ((FakeToolsRoot)_harness.Tools).Programs.When("rpmlint", static _ => CapturedRun.Of("rpmlint-1.11-errors"));
        _harness.Job.WithSource("hello-rpmlintrc", "addFilter(\"it's \\.h\")\nsetBadness('x', 2)\nimport os; os.system('id')\n");
        _harness.WithSettings($$"""{ "config": ["{{site}}"], "threshold": 5, "filters": ["f"], "scoring": { "no-binary": 3 }, "policy": "warn" }""");

        var verdict = await RunAsync();

        var run = ((FakeToolsRoot)_harness.Tools).Runs.Single();
        run.Process.Arguments.Should().Equal("-f", "/mnt/config/hook.config", "/mnt/results");
        Content(run, "config/hook.config").Should().Be("""
            # -*- coding: utf-8 -*-
            from Config import *
            exec(compile(open('/mnt/config/0010.config').read(), '/mnt/config/0010.config', 'exec'))
            setOption('BadnessThreshold', 5)
            addFilter('f')
            setBadness('no-binary', 3)
            addFilter('it\'s \\.h')
            setBadness('x', 2)

            """);
        var findings = ((Verdict.Ok)verdict).Effects.OfType<ReportFindings>().Single().Findings;
        findings.Should().Contain(static f => f.Code == "rpmlintrc-not-understood" && f.Line == 3);
        findings[0].Link.Should().Be("https://fedoraproject.org/wiki/Common_Rpmlint_issues#no-changelogname-tag");
    }

    [Fact]
    public async Task AfterBuild_RootThatDoesNotSayWhatIsInIt_IsAsked()
    {
        var tools = new FakeToolsRoot(_tools.Directory);
        tools.Programs.When("rpmlint", static request => CapturedRun.Of(request.Arguments is ["--version"] ? "rpmlint-1.11-version" : "rpmlint-1.11-clean"));
        _harness.Tools = tools;

        (await RunAsync()).Should().BeOfType<Verdict.Ok>();

        tools.Runs[^1].Process.Arguments[0].Should().Be("-f");
    }

    [Fact]
    public async Task AfterBuild_DescriptionsInTheRoot_ExplainFindingsWithALinkToTheirLine()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_tools.Directory, "usr/lib/python3/dist-packages/rpmlint/descriptions")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "FilesCheck.toml"), "other=\"\"\"\nNo.\n\"\"\"\nworld-writable=\"\"\"\nEverybody can\nwrite to it.\n\"\"\"\n");
        Answer("rpmlint-2.4-errors");
        _harness.WithSettings("""{ "policy": "warn" }""");

        var effects = ((Verdict.Ok)await RunAsync()).Effects;

        var finding = effects.OfType<ReportFindings>().Single().Findings.Single(static f => f.Code == "world-writable");
        finding.Description.Should().Be("Everybody can write to it.");
        finding.Link.Should().Be("https://github.com/rpm-software-management/rpmlint/blob/2.4.0/rpmlint/descriptions/FilesCheck.toml#L4");
    }

    [Fact]
    public async Task AfterBuild_ProgramMissing_BreaksWithTheFix()
    {
        _tools.Programs.When("rpmlint", static request => throw new FileNotFoundException("none", request.Program));

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH851: the tools root has no program rpmlint; add its package to \"tools\"");
    }

    [Fact]
    public async Task AfterBuild_TimeoutPassed_Ends()
    {
        Answer("rpmlint-2.4-clean");
        using var timeout = new CancellationTokenSource();
        await timeout.CancelAsync();

        var run = () => _harness.AfterBuildAsync(new RpmlintHook(), cancellationToken: timeout.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        _tools.Programs.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task AfterBuild_FilterThatIsNone_IsThePackagesFault()
    {
        Answer("rpmlint-2.4-bad-filter");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH854");
    }

    private static string Content(ToolRun run, string name) => File.ReadAllText(run.Inputs.Single(i => i.Name == name).Path);

    private void Answer(string run) => _tools.Programs.When("rpmlint", _ => CapturedRun.Of(run));

    private Task<Verdict> RunAsync() => _harness.AfterBuildAsync(new RpmlintHook());
}
