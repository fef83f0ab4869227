using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Lintian.Tests;

/// <summary>Every exit status of lintian 2.116, on output of real runs.</summary>
public sealed class LintianOutputTests
{
    [Theory]
    [InlineData("lintian-2.116-errors", 6, 8, 3, true)]
    [InlineData("lintian-2.116-info", 0, 8, 3, false)]
    public void Judge_RunToItsEnd_HasAllFindings(string run, int errors, int warnings, int infos, bool saysErrors)
    {
        var output = LintianOutput.Judge(CapturedRun.Of(run));

        output.Lines.CountBy(static l => l.Finding.Severity).OrderBy(static c => c.Key).Select(static c => c.Value)
            .Should().Equal(new[] { errors, warnings, infos }.Where(static n => n > 0));
        output.SaysErrors.Should().Be(saysErrors);
        output.Skipped.Should().BeEmpty();
    }

    [Fact]
    public void Judge_FileThatCannotBeRead_IsNamed() =>
        LintianOutput.Judge(CapturedRun.Of("lintian-2.116-unreadable")).Skipped.Should().Equal(
            ("/mnt/results/broken_1_amd64.deb", "Non-zero status 2 from tar --wildcards -xO -f - *control:"));

    [Theory]
    [InlineData("lintian-2.116-profile", "OBSH853: lintian ended with status 2: Could not find a profile matching: nope/main")]
    [InlineData("lintian-2.116-missing", "OBSH853: lintian ended with status 2: /mnt/results/nothere.deb is not a readable file")]
    [InlineData("lintian-2.116-option", "OBSH853: lintian ended with status 25: Unknown option: nope")]
    public void Judge_RunThatBroke_IsNotTakenForFindings(string run, string message) =>
        FluentActions.Invoking(() => LintianOutput.Judge(CapturedRun.Of(run))).Should().Throw<LintException>().WithMessage(message);

    [Fact]
    public void Judge_Killed_IsThePackagesFault() =>
        FluentActions.Invoking(() => LintianOutput.Judge(new ProcessResult(137, "", ""))).Should().Throw<LintException>().Which.ByPackage.Should().BeTrue();

    [Theory]
    [InlineData("E: hello: dir-in-usr-local [usr/local/bin/]", FindingSeverity.Error, "hello", "dir-in-usr-local", "[usr/local/bin/]")]
    [InlineData("W: hello source: no-x", FindingSeverity.Warning, "hello source", "no-x", "")]
    [InlineData("P: hello: a/b-c \e[0m", FindingSeverity.Info, "hello", "a/b-c", "?[0m")]
    public void Parse_Finding_HasItsParts(string line, FindingSeverity severity, string subject, string code, string message) =>
        LintianLine.Parse(line)!.Finding.Should().Be(new Finding(severity, code, subject, message));

    [Theory]
    [InlineData("N: note")]
    [InlineData("O: hello: overridden-tag")]
    [InlineData("E: hello")]
    [InlineData("E: hello: ../../x")]
    [InlineData("")]
    public void Parse_AnythingElse_IsNone(string line) => LintianLine.Parse(line).Should().BeNull();
}
