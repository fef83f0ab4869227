using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Language.Dialects;
using Obs.Hooks.Constraints.Merging;

namespace Obs.Hooks.Constraints.Tests.Language.Dialects;

public sealed class DocumentedFormsTests
{
    [Theory]
    [InlineData("<constraints exclude='true'><hostlabel>a</hostlabel></constraints>", """{"hostlabel":[{"_content":"a","exclude":"true"}]}""")]
    [InlineData("<constraints exclude='false'><hostlabel>a</hostlabel></constraints>", """{"hostlabel":[{"_content":"a","exclude":"false"}]}""")]
    [InlineData("<constraints exclude='true'><sandbox exclude='false'>kvm</sandbox><hardware><cpu><flag>x</flag></cpu></hardware></constraints>",
        """{"hardware":{"cpu":{"flag":[{"_content":"x","exclude":"true"}]}},"sandbox":[{"_content":"kvm","exclude":"false"}]}""")]
    public void Parse_ExcludeOnTheDocument_CountsForEveryEntryWithoutItsOwn(string xml, string expected)
    {
        var warnings = new List<ConstraintWarning>();
        Structure.Json(ConstraintXml.Parse(xml, null, warnings)).Should().Be(expected);
        warnings.Should().ContainSingle().Which.ObsDoes
            .Should().Be("OBS rejects the file: element 'constraints' contains unknown attribute 'exclude'");
    }

    [Fact]
    public void Parse_LabelAsPartOfTheSelector_IsALabel()
    {
        var warnings = new List<ConstraintWarning>();
        Structure.Json(ConstraintLines.Parse(["hostlabel:benchmark_runner"], warnings))
            .Should().Be("""{"hostlabel":[{"_content":"benchmark_runner"}]}""");
        warnings.Should().ContainSingle().Which.Should().Be(new ConstraintWarning(
            null,
            "hostlabel:benchmark_runner",
            "OBS fails the job: hostlabel:benchmark_runner: unknown element: benchmark_runner",
            "write \"hostlabel benchmark_runner\""));
    }

    [Theory]
    [InlineData("hostlabel:a b")]
    [InlineData("hostlabel:a:b")]
    [InlineData("hostlabel:a+")]
    [InlineData("sandbox:kvm")]
    public void Parse_WhatTheGuideDoesNotShow_IsAnErrorAsInObs(string line) =>
        FluentActions.Invoking(() => ConstraintLines.Parse([line], [])).Should().Throw<ConstraintException>();

    [Fact]
    public void Parse_WhatObsAccepts_GivesNoWarning()
    {
        var warnings = new List<ConstraintWarning>();
        ConstraintLines.Parse(["hostlabel a", "hostlabel:_content a", "hostlabel:exclude true"], warnings);
        ConstraintXml.Parse("<constraints><hostlabel exclude='true'>a</hostlabel></constraints>", null, warnings);
        warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("<constraints exclude='true'/>", "hostlabel a", "bad constraints: element 'constraints' contains unknown attribute 'exclude'")]
    [InlineData("<constraints/>", "hostlabel:a", "bad recipe constraints: hostlabel:a: unknown element: a")]
    public void Merge_WithoutWarnings_IsStrict(string file, string recipe, string message) =>
        new JobConstraints("x86_64", "p") { File = file, RecipeLines = [recipe] }
            .Invoking(static j => j.Merge()).Should().Throw<ConstraintException>().WithMessage(message);
}
