using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Report.Tests;

public sealed class ReportHookTests : IDisposable
{
    private readonly HookHarness _harness = SampleJob.Create();

    [Fact]
    public async Task AfterBuild_Defaults_AttachesBothReports()
    {
        var effects = await RunAsync();

        effects.Should().AllBeOfType<AttachReport>();
        effects.Cast<AttachReport>().Select(static effect => effect.Name)
            .Should().Equal("hooks.report.json", "hooks.report.html");
        effects.Cast<AttachReport>().Should().OnlyContain(effect =>
            File.Exists(effect.StagedPath) && effect.StagedPath.StartsWith(_harness.StagingDirectory + "/"));
    }

    [Fact]
    public async Task AfterBuild_HtmlOff_AttachesJsonOnly()
    {
        _harness.WithSettings("""{ "html": false }""");

        var effects = await RunAsync();

        effects.Should().ContainSingle().Which.Should().BeOfType<AttachReport>().Which.Name.Should().Be("hooks.report.json");
    }

    [Fact]
    public async Task AfterBuild_Job_WritesTheDocumentedJson()
    {
        await RunAsync();

        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "expected.json"));
        (await ReadJsonTextAsync()).Should().Be(expected.TrimEnd());
    }

    [Fact]
    public async Task AfterBuild_TitleSetting_IsTheHeading()
    {
        _harness.WithSettings("""{ "title": "Nightly <hello>" }""");

        await RunAsync();

        var page = PageReader.Read(await File.ReadAllBytesAsync(Path.Combine(_harness.StagingDirectory, "hooks.report.html")));
        PageReader.All(page, "h1").Should().ContainSingle().Which.Value.Should().Be("Nightly <hello>");
    }

    [Fact]
    public async Task AfterBuild_ManyResultsAndLongTexts_AreBounded()
    {
        for (var index = 0; index < 2100; index++)
        {
            _harness.Results.Add("OTHER", $"file-{index:0000}");
        }

        _harness.EarlierHooks =
        [
            _harness.EarlierHooks[0] with
            {
                Verdict = new Verdict.Skipped(new string('x', 1_000_000)),
                Warnings = [.. Enumerable.Repeat(new string('y', 100_000), 1000)],
            },
        ];

        await RunAsync();

        using var json = JsonDocument.Parse(await ReadJsonTextAsync());
        json.RootElement.GetProperty("results").GetArrayLength().Should().Be(2000);
        json.RootElement.GetProperty("resultsLeftOut").GetInt32().Should().Be(102);
        json.RootElement.GetProperty("hooks")[0].GetProperty("message").GetString().Should().HaveLength(4003);
        json.RootElement.GetProperty("hooks")[0].GetProperty("warnings").GetArrayLength().Should().Be(200);
    }

    [Fact]
    public async Task AfterBuild_Cancelled_AttachesNothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await FluentActions.Awaiting(() => new ReportHook().AfterBuildAsync(SampleJob.Context(_harness), source.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    public void Dispose() => _harness.Dispose();

    private async Task<Effect[]> RunAsync()
    {
        var verdict = await _harness.AfterBuildAsync(new ReportHook(), SampleJob.Context(_harness));
        return [.. verdict.Should().BeOfType<Verdict.Ok>().Which.Effects];
    }

    private Task<string> ReadJsonTextAsync() =>
        File.ReadAllTextAsync(Path.Combine(_harness.StagingDirectory, "hooks.report.json"));
}
