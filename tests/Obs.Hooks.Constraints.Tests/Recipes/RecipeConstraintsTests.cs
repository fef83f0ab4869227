using Obs.Hooks.Constraints.Prjconf;
using Obs.Hooks.Constraints.Recipes;

namespace Obs.Hooks.Constraints.Tests.Recipes;

/// <summary>Every expected value is what the parsers of obs-build 2026 give; lines are separated by <c>|</c>.</summary>
public sealed class RecipeConstraintsTests
{
    [Theory]
    [InlineData("#!BuildConstraint: hardware:jobs 4  |#!buildconstraint : hostlabel a", "hardware:jobs 4|hostlabel a")]
    [InlineData("#!BuildConstraint:hostlabel b", "hostlabel b")]
    [InlineData("#!BuildConstraint:hardware:processors 4", "")]
    [InlineData("#!BuildConstraint hostlabel x| #!BuildConstraint: hostlabel y|# !BuildConstraint: hostlabel z", "")]
    [InlineData("Name: foo|Version: 1.2|#!BuildConstraint: hostlabel %{name}-%VERSION", "hostlabel foo-1.2")]
    [InlineData("Source: a|Source5: b|Source: c|#!BuildConstraint: hostlabel %SOURCEURL0 %{SOURCEURL5} %SOURCEURL6", "hostlabel a b c")]
    [InlineData("#!BuildConstraint: hostlabel %{fromconfig}%_target_cpu", "hostlabel 42x86_64")]
    public void ReadSpec_Lines_GivesTheirValues(string text, string constraints) => Spec(text).Should().Be(constraints);

    [Theory]
    [InlineData("%description|#!BuildConstraint: hostlabel a|%package devel|#!BuildConstraint: hostlabel b|%build|#!BuildConstraint: hostlabel c", "hostlabel b")]
    [InlineData("%package|#!BuildConstraint: hostlabel a|%prep|%package|#!BuildConstraint: hostlabel b", "hostlabel a")]
    [InlineData("%buildx|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("%package devel|Name: b|#!BuildConstraint: hostlabel %name", "hostlabel %name")]
    public void ReadSpec_Sections_OnlyPreamblesCount(string text, string constraints) => Spec(text).Should().Be(constraints);

    [Theory]
    [InlineData("%if \"@BUILD_FLAVOR@\" == \"cross\"|#!BuildConstraint: hostlabel a|%endif", "hostlabel a")]
    [InlineData("#!BuildConstraint: hostlabel @OBS_PACKAGE@ @BUILD_FLAVOR@", "hostlabel gcc:cross cross")]
    [InlineData("%ifarch x86_64 aarch64|#!BuildConstraint: hostlabel a|%else|#!BuildConstraint: hostlabel b|%endif", "hostlabel a")]
    [InlineData("%define two a\\||b|#!BuildConstraint: hostlabel %two", "hostlabel a")]
    public void ReadSpec_FlavorPackageAndArch_Decide(string text, string constraints) => Spec(text).Should().Be(constraints);

    [Fact]
    public void ReadSpec_WithoutPackage_LeavesTheWord() =>
        RecipeConstraints.ReadSpec("#!BuildConstraint: hostlabel @OBS_PACKAGE@", Config, new RecipeVariant())[0].Text
            .Should().Be("hostlabel @OBS_PACKAGE@");

    [Fact]
    public void ReadSpec_Line_TellsWhere() =>
        RecipeConstraints.ReadSpec("Name: a\n\n#!BuildConstraint: hostlabel a", Config, new RecipeVariant(), "a.spec")[0].Origin!.ToString()
            .Should().Be("a.spec:3:1");

    [Theory]
    [InlineData("FROM a|  #!BuildConstraint:  hostlabel a  |#!buildconstraint: hostlabel b|#!BuildConstraint: hostlabel @BUILD_FLAVOR@ %name",
        "hostlabel a|hostlabel @BUILD_FLAVOR@ %name")]
    [InlineData("#!BuildConstraint: x|#!BuildConstraint: y   |#!BuildConstraint:zz", "y |zz")]
    [InlineData("RUN a \\|#!BuildConstraint: hostlabel a| b|#!BuildConstraint: hostlabel c", "hostlabel c")]
    [InlineData("RUN <<EOF|#!BuildConstraint: hostlabel a|EOF|#!BuildConstraint: hostlabel b", "hostlabel b")]
    [InlineData("RUN <<'E F'|#!BuildConstraint: hostlabel a|E%20F|#!BuildConstraint: hostlabel b", "hostlabel b")]
    [InlineData("#!ArchExcludedLine: x86_64|RUN <<EOF|#!BuildConstraint: hostlabel a|EOF", "hostlabel a")]
    [InlineData("COPY <<EOF /x|#!BuildConstraint: hostlabel a|EOF", "hostlabel a")]
    public void ReadDockerfile_Lines_GivesTheirValues(string text, string constraints) =>
        Join(RecipeConstraints.ReadDockerfile(text.Replace('|', '\n'), Config)).Should().Be(constraints);

    [Theory]
    [InlineData("ARG x=EOF|RUN <<\"$x\"|cat|EOF|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("ARG x=EOF|RUN <<'$x'|EOF|#!BuildConstraint: hostlabel a", "")]
    [InlineData("ENV x EOF|RUN <<\"${x}\"|EOF|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("RUN <<\"${x:-EOF}\"|EOF|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("ENV x=1|RUN <<\"${x:+EOF}\"|EOF|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("ENV x=EOF y=x|RUN <<\"${!y}\"|EOF|#!BuildConstraint: hostlabel a", "hostlabel a")]
    [InlineData("RUN <<\"$x\"|#!BuildConstraint: hostlabel a|EOF", "hostlabel a", "without a word there is no document")]
    [InlineData("ARG x=EOF|FROM a|RUN <<\"$x\"|#!BuildConstraint: hostlabel a|EOF", "hostlabel a", "a stage starts anew")]
    [InlineData("ARG x=EOF|FROM a|ARG x|RUN <<\"$x\"|#!BuildConstraint: hostlabel a|EOF", "")]
    [InlineData("ARG given=b|RUN <<\"$given\"|#!BuildConstraint: hostlabel a|EOF|#!BuildConstraint: hostlabel c", "hostlabel c")]
    public void ReadDockerfile_VariableInDoubleQuotedDelimiter_IsExpanded(string text, string constraints, string because = "") =>
        Join(RecipeConstraints.ReadDockerfile(
                text.Replace('|', '\n'), ProjectConfigReader.Read("BuildFlags: dockerarg:given=EOF", "x86_64")))
            .Should().Be(constraints, because);

    private static ProjectConfig Config { get; } =
        ProjectConfigReader.Read("%define notforrecipes 1\nMacros:\n%fromconfig 42", "x86_64");

    private static string Spec(string text) =>
        Join(RecipeConstraints.ReadSpec(text.Replace('|', '\n'), Config, new RecipeVariant("cross", "gcc:cross")));

    private static string Join(IEnumerable<Obs.Hooks.Constraints.Origins.ConstraintText> constraints) =>
        string.Join('|', constraints.Select(static c => c.Text));
}
