using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class HookLogWriterTests
{
    private readonly RecordingSink _sink = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void Info_TwoLines_PrefixesBoth()
    {
        Writer().Info("one\ntwo");

        _sink.Lines.Should().Equal("[hook abi] one", "[hook abi] two");
    }

    [Fact]
    public void Warning_Text_IsLoggedAndKeptForTheSummary()
    {
        var writer = Writer();

        writer.Warning("\e[31mbad\nworse");

        _sink.Lines.Should().Equal("[hook abi] warning: bad", "[hook abi] warning: worse");
        writer.Warnings.Should().Equal("bad worse");
    }

    [Fact]
    public void Warning_ManyTimes_KeepsAHundred()
    {
        var writer = Writer();
        for (var count = 0; count < 1000; count++)
        {
            writer.Warning("again");
        }

        writer.Warnings.Should().HaveCount(100);
    }

    [Fact]
    public void Info_MoreThanTheLimit_IsDroppedAndSaysSoOnce()
    {
        var writer = Writer(limit: 40);

        writer.Info("1234567890");
        writer.Info("this line is beyond the limit");
        writer.Info("dropped");

        _sink.Lines.Should().Equal(
            "[hook abi] 1234567890",
            "[hook abi] has written 40 characters; the rest of its output is dropped");
    }

    [Fact]
    public void Info_AfterClose_IsDropped()
    {
        var writer = Writer();
        writer.Close();

        writer.Info("late");
        writer.Warning("later");

        _sink.Lines.Should().BeEmpty();
        writer.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Progress_InALog_IsWrittenEveryThirtySeconds()
    {
        var writer = Writer();
        for (var second = 0; second < 65; second++)
        {
            writer.Progress("unpacking", second / 65.0);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _sink.Lines.Should().Equal("[hook abi] unpacking: 46 %", "[hook abi] unpacking: 92 %");
        _sink.ProgressLines.Should().BeEmpty();
    }

    [Fact]
    public void Progress_OnATerminal_ShowsABarOfAtMostOneLine()
    {
        var terminal = new RecordingSink(isTerminal: true);
        var writer = new HookLogWriter("abi", terminal, 1000, _time);
        _time.Advance(TimeSpan.FromSeconds(1));

        writer.Progress("unpacking " + new string('x', 100), 0.5);

        terminal.Lines.Should().BeEmpty();
        terminal.ProgressLines.Should().ContainSingle()
            .Which.Should().HaveLength(79).And.EndWith("... [##########..........]  50 %");
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(-1, 0)]
    [InlineData(7, 100)]
    [InlineData(double.PositiveInfinity, 100)]
    public void Percent_AnyNumber_IsBetweenZeroAndHundred(double fraction, int expected) =>
        ProgressBar.Percent(fraction).Should().Be(expected);

    [Fact]
    public void Info_AnyTextInAnyCalls_NeverWritesWhatObsActsOn() =>
        Prop.ForAll(HostileText.Arbitrary, HostileText.Arbitrary, (first, second) =>
            {
                var sink = new RecordingSink();
                var writer = new HookLogWriter("abi", sink, 100_000, _time);
                writer.Info(first);
                writer.Warning(second);
                var log = string.Join('\n', sink.Lines);
                return !HostileText.ObsPatterns().IsMatch(log)
                    && sink.Lines.TrueForAll(static line => !HostileText.NotPlain().IsMatch(line));
            })
            .QuickCheckThrowOnFailure();

    private HookLogWriter Writer(int limit = 1000) => new("abi", _sink, limit, _time);
}
