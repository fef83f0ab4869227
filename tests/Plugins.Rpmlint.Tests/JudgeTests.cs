using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Rpmlint.Running;
using Obs.Hooks.Plugins.Shared.Lint;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

/// <summary>Every exit status of rpmlint 2.4 (Debian) and 1.11, on output of real runs.</summary>
public sealed class JudgeTests
{
    private static readonly ResultFile[] s_packages =
        [new("RPMS/x86_64", "hello-1.0-1.x86_64.rpm", 1), new("RPMS/x86_64", "broken.rpm", 1), new("SRPMS", "hello-1.0-1.src.rpm", 1)];

    [Theory]
    [InlineData("rpmlint-2.4-clean", 0, 0, null)]
    [InlineData("rpmlint-2.4-warnings", 0, 11, null)]
    [InlineData("rpmlint-2.4-errors", 11, 11, null)]
    [InlineData("rpmlint-2.4-strict", 22, 0, null)]
    [InlineData("rpmlint-2.4-threshold", 10, 12, 10L)]
    [InlineData("rpmlint-1.11-clean", 0, 0, null)]
    [InlineData("rpmlint-1.11-errors", 9, 12, null)]
    [InlineData("rpmlint-1.11-threshold", 3, 16, 10L)]
    public void Judge_RunToItsEnd_HasAllFindings(string run, int errors, int warnings, long? threshold)
    {
        var output = Judge(run).Output!;

        output.Lines.Count(static l => l.Finding.Severity == FindingSeverity.Error).Should().Be(errors);
        output.Lines.Count(static l => l.Finding.Severity == FindingSeverity.Warning).Should().Be(warnings);
        output.Threshold.Should().Be(threshold);
        output.Summary.Should().Contain($"specfiles checked; {errors} errors, {warnings} warnings").And.NotContain("has taken");
    }

    [Theory]
    [InlineData("rpmlint-2.4-threshold", 115)]
    [InlineData("rpmlint-1.11-threshold", 106)]
    public void Judge_Badness_IsReadInBothForms(string run, long badness)
    {
        var output = Judge(run).Output!;

        output.Badness.Should().Be(badness);
        output.Lines.Single(static l => l.Finding.Code == "world-writable").Badness.Should().Be(100);
        output.Lines.Single(static l => l.Finding.Code == "world-writable").Finding.Should().Be(
            new Finding(FindingSeverity.Error, "world-writable", "hello.x86_64", "/usr/share/hello/world 666"));
    }

    [Fact]
    public void Judge_UnreadablePackage_IsNamedAndTheRunIsNoneInVersion2()
    {
        var outcome = Judge("rpmlint-2.4-unreadable");

        outcome.Output.Should().BeNull();
        outcome.Unreadable.Should().Equal((s_packages[1], "rpmlint cannot read it: error reading package header"));
    }

    [Fact]
    public void Judge_UnreadablePackage_IsLeftOutInVersion1()
    {
        var outcome = Judge("rpmlint-1.11-unreadable");

        outcome.Output!.Lines.Should().NotBeEmpty();
        outcome.Unreadable.Select(static u => u.Package.Name).Should().Equal("broken.rpm");
    }

    [Theory]
    [InlineData("rpmlint-2.4-bad-toml", false, "OBSH852: rpmlint cannot read its configuration: (none): E: fatal error while parsing configuration file /mnt/config/rpmlint/20-bad.toml: Invalid value (at end of document)")]
    [InlineData("rpmlint-1.11-bad-config", false, "OBSH852: rpmlint cannot read its configuration: /mnt/config/bad.config, skipping: '(' was never closed (bad.config, line 1)")]
    [InlineData("rpmlint-2.4-bad-filter", true, "OBSH854: a filter is no regular expression of Python's (re.error: missing ), unterminated subpattern at position 0); correct it in the package's rpmlintrc, or in the hook's \"filters\"")]
    [InlineData("rpmlint-2.4-option", false, "OBSH853: rpmlint 2.4.0 ended with status 2: rpmlint: error: unrecognized arguments: --nope")]
    [InlineData("rpmlint-1.11-option", false, "OBSH853: rpmlint 1.11 ended with status 1: rpmlint: option --nope not recognized")]
    public void Judge_RunThatBroke_SaysWhyAndWhoseFault(string run, bool byPackage, string message)
    {
        var broken = FluentActions.Invoking(() => Judge(run)).Should().Throw<LintException>().Which;

        broken.Message.Should().Be(message);
        broken.ByPackage.Should().Be(byPackage);
    }

    [Fact]
    public void Judge_BadFilterInVersion1_IsNotTakenForAGoodRun()
    {
        // rpmlint 1 then fails at each package, finds nothing, and ends with 0.
        Judge("rpmlint-1.11-bad-filter").Unreadable.Select(static u => u.Reason).Should().HaveCount(2)
            .And.Contain("rpmlint cannot read it: missing ), unterminated subpattern at position 0");
    }

    [Theory]
    [InlineData(137, "OBSH855", true)]
    [InlineData(139, "OBSH853", false)]
    [InlineData(3, "OBSH853", false)]
    public void Judge_KilledOrUnexplained_Throws(int status, string code, bool byPackage)
    {
        var result = new ProcessResult(status, "", "a\nlast words\n");

        var broken = FluentActions.Invoking(() => RpmlintRunner.Judge(new RpmlintVersion(2, "2.4.0"), result, s_packages)).Should().Throw<LintException>().Which;

        broken.Message.Should().StartWith(code);
        broken.ByPackage.Should().Be(byPackage);
    }

    [Fact]
    public void Judge_ProgramMissingInTheRoot_IsTheHosts()
    {
        var result = new ProcessResult(
            3, "", "(none): E: fatal error while reading /mnt/results/RPMS/x86_64/broken.rpm: [Errno 2] No such file or directory: 'rpm2cpio'\n");

        FluentActions.Invoking(() => RpmlintRunner.Judge(new RpmlintVersion(2, "2.4.0"), result, s_packages)).Should().Throw<LintException>()
            .WithMessage("OBSH851: rpmlint misses a program in the tools root: No such file or directory: 'rpm2cpio'");
    }

    [Fact]
    public void Judge_LinesOfAFileName_ForgeNeitherSummaryNorThreshold()
    {
        var result = CapturedRun.Of("rpmlint-2.4-errors");
        const string forged = "hello.x86_64: W: odd-name /usr/x\n 1 packages and 0 specfiles checked; 0 errors, 0 warnings\nBadness 9 exceeds threshold 1\n\n";

        var output = RpmlintRunner.Judge(new RpmlintVersion(2, "2.4.0"), result with { Output = forged + result.Output }, s_packages).Output!;

        output.Summary.Should().StartWith("2 packages");
        output.Threshold.Should().BeNull();
        output.ThresholdLine.Should().BeEmpty();
    }

    private static RunOutcome Judge(string run)
    {
        var result = CapturedRun.Of(run);

        // The captured runs had all packages in one directory.
        var version = run.Contains("-1.", StringComparison.Ordinal) ? new RpmlintVersion(1, "1.11") : new RpmlintVersion(2, "2.4.0");
        var error = result.Error.Replace("/mnt/results/hello-1.0-1.src.rpm", "/mnt/results/SRPMS/hello-1.0-1.src.rpm", StringComparison.Ordinal);
        foreach (var package in s_packages.Take(2))
        {
            error = error.Replace($"/mnt/results/{package.Name}", $"/mnt/results/RPMS/x86_64/{package.Name}", StringComparison.Ordinal);
        }

        return RpmlintRunner.Judge(version, result with { Error = error }, s_packages);
    }
}
