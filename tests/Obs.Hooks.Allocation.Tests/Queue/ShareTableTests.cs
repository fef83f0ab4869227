using Obs.Hooks.Allocation.Queue;

namespace Obs.Hooks.Allocation.Tests.Queue;

public class ShareTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RepositoryKey Repository = new("prj", "standard", "x86_64");

    [Fact]
    public void At_BuildOfFourHoursJustEnded_IsAHalf() => Load(0).Should().BeApproximately(0.5, 1e-12);

    [Fact]
    public void At_FourHoursLater_HasHalved() => Load(4).Should().BeApproximately(0.25, 1e-12);

    [Fact]
    public void At_RunningBuild_CountsOne()
    {
        var table = new ShareTable();
        table.Started("job", Repository);
        table.At(Now, []).Single().Load.Should().Be(1);
        table.Ended("job");
        table.At(Now, []).Should().BeEmpty();
    }

    [Fact]
    public void Finished_InAnyOrder_GivesTheSameLoad()
    {
        var (a, b) = (new LoadEntry(Now, 0.3), new LoadEntry(Now, 0.3));
        a = a.Add(Now.AddHours(1), Now.AddHours(3)).Add(Now, Now.AddHours(2));
        b = b.Add(Now, Now.AddHours(2)).Add(Now.AddHours(1), Now.AddHours(3));
        a.Value.Should().BeApproximately(b.Value, 1e-12);
        a.Time.Should().Be(b.Time);
    }

    [Theory]
    [InlineData("home:me", 5)]
    [InlineData("openSUSE:Factory", 17)]
    [InlineData("openSUSE:Leap", -3)]
    [InlineData("devel", 0)]
    public void Of_PatternsAddUp_LastPrioReplaces(string project, double expected) =>
        new Priorities(
            [("openSUSE:", 10), ("openSUSE:Factory/", 7), ("home:", 99)],
            [new DispatchPrio("home:me", null, null, 4), new DispatchPrio("home:me", "standard", null, 5), new DispatchPrio("openSUSE:Leap", null, "x86_64", -3)])
            .Of(new RepositoryKey(project, "standard", "x86_64")).Should().Be(expected);

    [Fact]
    public void Of_HugeNumbers_AreLimited() =>
        new Priorities([("prj", 1e9)], []).Of(Repository).Should().Be(10000);

    private static double Load(int hoursLater)
    {
        var table = new ShareTable();
        table.Finished(Repository, Now.AddHours(-4), Now);
        return table.At(Now.AddHours(hoursLater), []).Single().Load;
    }
}
