using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.BuildCompare.Reports;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>The report of diffoscope beside the plugin's own.</summary>
public sealed class DiffoscopeTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    private readonly FakeToolsRoot _tools = new("/nowhere");

    [Fact]
    public async Task AfterBuild_RootHasDiffoscope_AttachesItsReportOfThePackagesThatDiffer()
    {
        _tools.Programs.When("diffoscope", new ProcessResult(1, "│ -data\n│ +other \u001b[31mdata\n", ""));
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs("data")).WithTools(_tools);

        var verdict = await comparison.RunAsync();

        Text(verdict).Should().Be("hello_1.0-1_all.deb → hello_1.0-1_all.deb\n│ -data\n│ +other ?[31mdata\n\n");
        _tools.Runs.Single().Inputs.Select(static i => i.Name).Should().Equal("old/package", "new/package");
    }

    [Fact]
    public async Task AfterBuild_RootHasNone_AttachesOnlyItsOwn()
    {
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs("data")).WithTools(_tools);

        (await comparison.RunAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.Should().ContainSingle();
    }

    [Fact]
    public async Task AfterBuild_DiffoscopeBreaks_SaysSoInItsReport()
    {
        _tools.Programs.When("diffoscope", new ProcessResult(2, "", "no space\n"));
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs("data")).WithTools(_tools);

        Text(await comparison.RunAsync()).Should().Be(
            "OBSH882: hello_1.0-1_all.deb: diffoscope ended with 2: no space; expected 0 or 1; see whether \"tools\" of the hook has all that it needs\n");
    }

    [Fact]
    public async Task AfterBuild_DiffoscopeTakesTooLong_IsEndedAndTheVerdictStays()
    {
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs("data"))
            .WithTools(_tools).WithSettings("""{ "diffoscopeSeconds": 60 }""");
        _tools.Programs.When("diffoscope", static _ => throw new OperationCanceledException());

        Text(await comparison.RunAsync()).Should().Be(
            "OBSH882: diffoscope did not finish with hello_1.0-1_all.deb; expected its end within 60 s; raise \"diffoscopeSeconds\"\n");
    }

    [Fact]
    public async Task AfterBuild_SwitchedOff_DoesNotRunIt()
    {
        _tools.Programs.When("diffoscope", new ProcessResult(1, "x", ""));
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs("data"))
            .WithTools(_tools).WithSettings("""{ "diffoscopeSeconds": 0 }""");

        await comparison.RunAsync();

        _tools.Runs.Should().BeEmpty();
    }

    private static string Text(Verdict verdict) =>
        File.ReadAllText(verdict.Should().BeOfType<Verdict.Ok>().Which.Effects.OfType<AttachReport>().Single(static r => r.Name == Diffoscope.Name).StagedPath);
}
