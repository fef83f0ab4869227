using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Plugins.Report.Html;
using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Tests;

public sealed class TimeScaleTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Position_LongBuild_LeavesRoomBeforeAndAfter()
    {
        var scale = Scale(1, 3_600_000, 1);

        scale.BuildStart.Should().BeGreaterThan(200);
        scale.BuildEnd.Should().BeLessThan(800);
    }

    [Fact]
    public void Position_AnyTimes_AreOrderedAndInside() =>
        Prop.ForAll<int, int, int>(static (before, during, after) =>
            {
                var scale = Scale(before, during, after);
                int[] moments = [-5, 0, before, before + during, before + during + after, int.MaxValue];
                Array.Sort(moments);
                var last = 0.0;
                foreach (var moment in moments)
                {
                    var position = scale.Position(_start + TimeSpan.FromMilliseconds(moment));
                    if (position < last || position > TimeScale.Width + 0.001)
                    {
                        return false;
                    }

                    last = position;
                }

                return scale.BuildStart <= scale.BuildEnd;
            })
            .QuickCheckThrowOnFailure();

    private static TimeScale Scale(int before, int during, int after)
    {
        var built = _start + TimeSpan.FromMilliseconds(before);
        var ended = built + TimeSpan.FromMilliseconds(during);
        return new TimeScale(new JobTimes
        {
            EngineStarted = _start,
            BuildStarted = built,
            BuildEnded = ended,
            BuildExitStatus = 0,
            ReportWritten = ended + TimeSpan.FromMilliseconds(after),
        });
    }
}
