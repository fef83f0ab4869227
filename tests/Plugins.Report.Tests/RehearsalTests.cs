namespace Obs.Hooks.Plugins.Report.Tests;

public sealed class RehearsalTests
{
    [Fact]
    public void Run_ReportAboutNothing_WritesBothFiles() =>
        Rehearsal.Run().Should().BeGreaterThan(2000, "a report and a page with its style were written");
}
