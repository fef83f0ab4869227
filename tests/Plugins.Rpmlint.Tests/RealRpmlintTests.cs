using System.Diagnostics;
using Obs.Hooks.Effects;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

/// <summary>rpmlint of a real tools root, on packages of the real rpmbuild.</summary>
public sealed class RealRpmlintTests : IDisposable
{
    private readonly HookHarness _harness = new() { Tools = LintToolsRoot.Root };

    public RealRpmlintTests()
    {
        _harness.Job.Of("home:me", "standard", "x86_64", "hello").WithSource("hello.spec", "Name: hello\n");
        Configure();
    }

    private static string Distribution => Path.Combine(AppContext.BaseDirectory, "Packages", "distribution.toml");

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task AfterBuild_PackageWithoutErrors_LeavesItsLog()
    {
        Add("good");

        var effects = (await OkAsync()).Effects;

        var log = await File.ReadAllLinesAsync(effects.OfType<AddResult>().Single().StagedPath);
        log[^1].Should().StartWith("2 packages and 0 specfiles checked; 0 errors, ");
        log[..^1].Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyContain(static l => l.Contains(": W: "));
    }

    [Fact]
    public async Task AfterBuild_PlantedError_FailsByTheDistributionsScoreAndIsExplained()
    {
        Add("bad");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith(
            "OBSH856: rpmlint 2.4.0: badness 200 exceeds the threshold of 100 (1 error and ");

        _harness.Log.Infos.Should().Contain("hello.noarch: E: world-writable (Badness: 200) /usr/share/hello/hello.data 666")
            .And.Contain(static l => l.StartsWith("  world-writable: ") && l.Contains("/rpmlint/descriptions/FilesCheck.toml#L"));
    }

    [Fact]
    public async Task AfterBuild_PlantedErrorAndPolicyWarn_Warns()
    {
        Add("bad");
        Configure("\"policy\": \"warn\"");

        (await OkAsync()).Effects.OfType<ReportFindings>().Single().Findings[0].Code.Should().Be("world-writable");

        _harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith("OBSH856");
    }

    [Theory]
    [InlineData("\"threshold\": 199", false)]
    [InlineData("\"threshold\": 200", true)]
    [InlineData("\"threshold\": 10, \"scoring\": { \"world-writable\": 5 }", true)]
    [InlineData("\"filters\": [\"world-writable .*\\\\.data\"]", true)]
    public async Task AfterBuild_SettingsOverTheDistributionsConfiguration_Win(string settings, bool good)
    {
        Add("bad");
        Configure(settings);

        (await RunAsync()).Should().BeOfType(good ? typeof(Verdict.Ok) : typeof(Verdict.ProjectFailure), "{0}", string.Join('\n', _harness.Log.Infos));
    }

    [Theory]
    [InlineData("hello-rpmlintrc", "addFilter(\"world-writable .*[.]data\")\n")]
    [InlineData("rpmlint.toml", "Filters = ['world-writable .*\\.data']\n")]
    [InlineData("hello-rpmlintrc", "setBadness('world-writable', 0)\n")]
    public async Task AfterBuild_RulesOfThePackage_Count(string file, string text)
    {
        Add("bad");
        _harness.Job.WithSource(file, text);

        (await OkAsync()).Effects.OfType<ReportFindings>().Single().Findings.Should().NotContain(static f => f.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task AfterBuild_FilterThatIsNone_IsSaid()
    {
        Add("good");
        _harness.Job.WithSource("hello-rpmlintrc", "addFilter(\"(\")\n");

        (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith(
            "OBSH854: a filter is no regular expression of Python's (re.error: missing ), unterminated subpattern at position 0)");
    }

    [Fact]
    public async Task AfterBuild_BrokenConfigurationOfTheHost_IsSaid()
    {
        Add("good");
        var file = Path.Combine(_harness.WorkDirectory, "broken.toml");
        await File.WriteAllTextAsync(file, "Filters = [\n");
        _harness.WithSettings($$"""{ "config": ["{{file}}"] }""");

        (await RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH852: rpmlint cannot read its configuration: ")
            .And.Contain("0010.toml");
    }

    [Fact]
    public async Task AfterBuild_PayloadOfRubbish_LeavesTheOthersChecked()
    {
        Add("good");
        var package = _harness.Results.Files.Single(static f => f.Name.EndsWith(".noarch.rpm", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(_harness.Results.PathOf(package));
        bytes.AsSpan(bytes.Length - 100).Fill(0x55);
        _harness.Results.Add("RPMS/noarch", "rubbish-1.0-1.noarch.rpm", bytes);
        _harness.Results.Add("RPMS/noarch", "short-1.0-1.noarch.rpm", bytes[..^50]);
        Configure("\"policy\": \"warn\"");

        var findings = (await OkAsync()).Effects.OfType<ReportFindings>().Single().Findings;

        findings.Should().Contain(static f => f.Code == "unreadable-package" && f.Subject == "short-1.0-1.noarch.rpm");
        findings.Should().Contain(static f => f.Subject == "hello.src");
    }

    [Fact]
    public async Task AfterBuild_PackageThatUnpacksToMuch_EndsWithAMessage()
    {
        Add("bomb");
        Configure("\"memoryMB\": 200");

        var verdict = await RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>("{0}", verdict).Which.Message.Should().MatchRegex("^OBSH85[56]: ");
    }

    private void Configure(string more = "\"policy\": \"fail\"") => _harness.WithSettings($$"""{ "config": ["{{Distribution}}"], {{more}} }""");

    private async Task<Verdict.Ok> OkAsync()
    {
        var verdict = await RunAsync();
        return verdict.Should().BeOfType<Verdict.Ok>("{0}: {1}", verdict, string.Join('\n', _harness.Log.Infos)).Which;
    }

    private Task<Verdict> RunAsync() => _harness.AfterBuildAsync(new RpmlintHook());

    private void Add(string variant)
    {
        var output = Path.Combine(_harness.WorkDirectory, variant);
        using var process = Process.Start(Path.Combine(AppContext.BaseDirectory, "Packages", "make-rpm.sh"), [variant, output])!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        foreach (var file in Directory.GetFiles(output))
        {
            var name = Path.GetFileName(file);
            _harness.Results.Add(name.EndsWith(".src.rpm", StringComparison.Ordinal) ? "SRPMS" : "RPMS/noarch", name, File.ReadAllBytes(file));
        }
    }
}
