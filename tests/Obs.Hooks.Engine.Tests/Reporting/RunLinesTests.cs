using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class RunLinesTests
{
    [Fact]
    public void Started_HookWithStage_NamesBoth() =>
        RunLines.Started("abi", HookPoint.PostBuild, HookStage.Check).Text
            .Should().Be("[hook abi] post-build/check ...");

    [Fact]
    public void Ended_Failure_SaysWhyOnOneLine()
    {
        var line = RunLines.Ended(new HookRun
        {
            HookId = "abi",
            Point = HookPoint.PostBuild,
            Verdict = new Verdict.ProjectFailure("the soname\nchanged"),
            Elapsed = TimeSpan.FromMilliseconds(12.4),
        });

        line.Text.Should().Be("[hook abi] FAILED after 12 ms: the soname changed");
        line.ToColoured().Should().Be("[hook abi] \e[1;31mFAILED\e[0m after 12 ms: the soname changed");
    }

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.9996, "1.0 s")]
    [InlineData(59.96, "1m 00s")]
    [InlineData(3599, "59m 59s")]
    [InlineData(90061, "25h 01m")]
    public void Text_Durations_AreShort(double seconds, string expected) =>
        Durations.Text(TimeSpan.FromSeconds(seconds)).Should().Be(expected);
}
