using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Tests.Prjconf;

/// <summary>Every expected value is what <c>Build::read_config</c> of obs-build 2026 gives; lines are separated by <c>|</c>.</summary>
public sealed class ProjectConfigReaderTests
{
    [Theory]
    [InlineData("Constraint: hostlabel   fast  |CONSTRAINT: hardware:jobs 4", "hostlabel fast|hardware:jobs 4")]
    [InlineData("Constraint : a|Constraint:b|#Constraint: c| Constraint: d", "d")]
    [InlineData("Constraint: a|Constraint: !*|Constraint: b", "b")]
    [InlineData("Constraint:", "<empty>")]
    [InlineData("Constraint: %unknown %{?unknown}x", "%unknown x")]
    public void Read_ConstraintLines_KeepsTheirValues(string text, string constraints) => Read(text).Should().Be(constraints);

    [Theory]
    [InlineData("%if 1|Constraint: a|%else|Constraint: b|%endif", "a")]
    [InlineData("%if 0|Constraint: a|%elif 1|Constraint: b|%elif 1|Constraint: c|%else|Constraint: d|%endif", "b")]
    [InlineData("%if 0|%if 1|Constraint: a|%else|Constraint: b|%endif|%endif|Constraint: c", "c")]
    [InlineData("%ifarch %ix86|Constraint: a|%endif|%ifarch x86_64|Constraint: b|%endif", "b")]
    [InlineData("%ifnarch i586|Constraint: a|%endif|%ifos linux|Constraint: b|%endif", "a|b")]
    [InlineData("%define suse_version 1550|%if 0%{?suse_version} > 1500|Constraint: a|%endif", "a")]
    [InlineData("%if %unknown|Constraint: a|%endif|Constraint: b", "b")]
    [InlineData("%endif|Constraint: a|%else|Constraint: b", "a")]
    public void Read_Conditions_KeepWhatHolds(string text, string constraints) => Read(text).Should().Be(constraints);

    [Theory]
    [InlineData("Constraint: a %if 0|Constraint: b", "a %if 0", "a condition in the middle of a line is one, and the line counts as it was")]
    [InlineData("%define x \\|Constraint: a \\|z|Constraint: %x", "a \\|Constraint: a", "inner lines of a definition are lines of their own, too")]
    [InlineData("%if 0|%define x \\|Constraint: a\\|z|%endif", "a\\", "even where a condition leaves the definition out")]
    [InlineData("%{?nil:|Constraint: a|}", "a", "so are those of a condition over several lines")]
    [InlineData("%define two a\\|b|Constraint: %two", "a", "only the first line of what a macro becomes belongs to the configuration")]
    public void Read_OddPlaces_AsObsDoes(string text, string constraints, string because) =>
        Read(text).Should().Be(constraints, because);

    [Theory]
    [InlineData("Macros:|Constraint: a|%x 1|:Macros|Constraint: b %x", "b %x")]
    [InlineData("%if 0|Macros:|%endif|:Macros|Constraint: a|%endif|Constraint: b", "b")]
    [InlineData("Macros:|%x 1", "")]
    public void Read_MacroBlock_IsNoneOfTheConfiguration(string text, string constraints) => Read(text).Should().Be(constraints);

    [Theory]
    [InlineData("HostArch: x86_64", "x86_64")]
    [InlineData("hostarch: %_target_cpu  b", "x86_64 b")]
    [InlineData("Hostarch:", "")]
    [InlineData("", null)]
    public void Read_HostArch_IsTheLast(string text, string? hostArch) => ProjectConfigReader.Read(text, "x86_64").HostArch.Should().Be(hostArch);

    [Fact]
    public void Read_Constraint_TellsItsLine()
    {
        var constraint = ProjectConfigReader.Read("\n%if 1\nConstraint: a\n%endif", "x86_64", "prj.conf").Constraints.Should().ContainSingle().Which;
        constraint.Origin!.ToString().Should().Be("prj.conf:3:1");
    }

    [Fact]
    public void Read_Lines_TellWhichAreActive() =>
        ProjectConfigReader.Read("# a\n%if 0\n# b\nPrefer: c\n%else\n# d\n%endif\nMacros:\n%x 1\n:Macros\n# e", "x86_64").Lines
            .Where(static l => l.IsActive).Select(static l => l.Text)
            .Should().Equal("# a", "%if 0", "# d", "%endif", "macros:\n%x 1\n", "# e");

    [Fact]
    public void Read_LettersOfManyBytes_AreKeptAndCountAsBytes() =>
        Read("Constraint: é %{len:é} %{upper:aé}").Should().Be("é 2 Aé");

    [Fact]
    public void Read_AnyTextWithoutPercentSigns_GivesEveryConstraintInOrder() =>
        Prop.ForAll<string[]>(static words =>
        {
            var values = words.Select(static w => string.Concat((w ?? "").Where(char.IsAsciiLetterOrDigit))).ToArray();
            var config = ProjectConfigReader.Read(string.Join('\n', values.Select(static v => $"# {v}\nConstraint: x {v}")), "x86_64");
            return config.Constraints.Select(static c => c.Text).SequenceEqual(values.Select(static v => $"x {v}".TrimEnd()))
                && config.Constraints.Select(static c => c.Origin!.Line).SequenceEqual(Enumerable.Range(1, values.Length).Select(static i => 2 * i));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_Anything_GivesAnAnswer() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            string[] parts = ["%", "{", "}", "[", "(", ")", "]", "if ", "else", "endif", "define ", "a", "1", "\n", "\\", "\"", "?", ":", "expr:", "+", "Constraint: "];
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => parts[random.Next(parts.Length)]));
            return ProjectConfigReader.Read(text, "x86_64").Lines.Count <= text.Count(static c => c == '\n') + 1;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("%define a %{expand:%a %a}\nConstraint: %a", "macros expand too often")]
    [InlineData("Constraint: %rep aaaaaaaaaa 999999999", "macros expand to too much text")]
    public void Read_MacrosWithoutMeasure_IsAnError(string text, string message) =>
        FluentActions.Invoking(() => ProjectConfigReader.Read(text, "x86_64")).Should().Throw<ConstraintException>().WithMessage(message);

    [Theory]
    [InlineData('(')]
    [InlineData('!')]
    public void Read_ExpressionThatNestsTooDeeply_IsAnError(char nesting) =>
        FluentActions.Invoking(() => ProjectConfigReader.Read($"%if {new string(nesting, 1_000_000)}1", "x86_64"))
            .Should().Throw<ConstraintException>().WithMessage("macros nest too deeply");

    [Fact]
    public void Read_MacroWithinItself_EndsWithTheWordMacro() =>
        Read("%define a x%a\nConstraint: y %a z").Should().StartWith("y xxx").And.EndWith("xMACRO z");

    private static string Read(string text) => string.Join(
        '|',
        ProjectConfigReader.Read(text.Replace('|', '\n'), "x86_64").Constraints.Select(static c => c.Text.Length == 0 ? "<empty>" : c.Text));
}
