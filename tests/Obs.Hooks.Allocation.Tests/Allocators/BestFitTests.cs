using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public class BestFitTests
{
    private static readonly string[] NeedsMemory = ["hardware:memory:size unit=G 30"];

    [Fact]
    public void Allocate_SmallAndBigWorkerIdle_GivesTheSmallOneToASmallJob() =>
        Decide(new Farm().Worker("x86_64:big:1", memory: 6000).Worker("x86_64:small:1", memory: 2000).Job("tiny"))
            .Should().Equal("tiny on x86_64:small:1");

    [Fact]
    public void Allocate_JobForABigWorkerAndSmallOnes_EachGetsWhatItNeeds() =>
        Decide(new Farm().Worker("x86_64:big:1", memory: 64000).Worker("x86_64:small:1").Worker("x86_64:small:2").Job("a").Job("b").Job("huge", constraints: NeedsMemory))
            .Order(StringComparer.Ordinal).Should().SatisfyRespectively(
                static a => a.Should().StartWith("a on x86_64:small"),
                static b => b.Should().StartWith("b on x86_64:small"),
                static c => c.Should().Be("huge on x86_64:big:1"));

    [Fact]
    public void Allocate_OnlyALabelledWorkerIdle_IsKeptForAWhile()
    {
        var farm = new Farm().Worker("x86_64:gpu:1", label: "gpu").Worker("x86_64:plain:1", WorkerState.Building).Job("fresh", minutes: 1);
        var snapshot = farm.At();
        var result = BuiltInAllocator.BestFit.Create().Allocate(snapshot, CancellationToken.None);
        result.Assignments.Should().BeEmpty();
        result.Why(snapshot, "fresh").Should().Be(
            "refused on the 1 idle worker that may build it: labelled and big workers are kept a while for jobs that need them");
        Decide(farm, minutesLater: 2).Should().Equal("fresh on x86_64:gpu:1");
    }

    [Fact]
    public void Allocate_EveryWorkerLabelled_KeepsNone() =>
        Decide(new Farm().Worker("x86_64:gpu:1", label: "gpu").Job("fresh", minutes: 0)).Should().Equal("fresh on x86_64:gpu:1");

    [Fact]
    public void Allocate_JobWaitedForABigWorker_GoesBeforeMoreImportantOnes()
    {
        var farm = new Farm().Worker("x86_64:big:1", memory: 64000).Worker("x86_64:s:1", WorkerState.Building).Worker("x86_64:s:2", WorkerState.Building)
            .Job("small", project: "important", minutes: 30)
            .Job("huge", project: "busy", minutes: 20, constraints: NeedsMemory);
        farm.Shares.Adjust = static repository => repository.Project == "important" ? 100 : 0;
        Decide(farm).Should().Equal("huge on x86_64:big:1");
    }

    [Fact]
    public void Allocate_LowPriorityButLongWait_DoesNotStarve()
    {
        var farm = new Farm().Worker("x86_64:a:1").Job("old", project: "poor", minutes: 12 * 60).Job("new", project: "rich", minutes: 1);
        farm.Shares.Adjust = static repository => repository.Project == "rich" ? 20 : 0;
        Decide(farm).Should().Equal("old on x86_64:a:1");
    }

    [Fact]
    public void Allocate_WorkerFailedEverythingQuickly_IsInQuarantineForHalfAnHour()
    {
        var farm = new Farm().Worker("x86_64:bad:1", quickFailures: 5).Job("a");
        Decide(farm, minutesLater: 29).Should().BeEmpty();
        Decide(farm, minutesLater: 30).Should().Equal("a on x86_64:bad:1");
    }

    [Fact]
    public void Allocate_SettingsSwitchPatienceOff_TakesTheLabelledWorkerAtOnce() =>
        Decide(
            new Farm().Worker("x86_64:gpu:1", label: "gpu").Worker("x86_64:plain:1", WorkerState.Building).Job("fresh", minutes: 0),
            settings: TestAllocators.Settings("patience", 0)).Should().Equal("fresh on x86_64:gpu:1");

    private static string[] Decide(Farm farm, int minutesLater = 0, HookSettings? settings = null)
    {
        var snapshot = farm.At(minutesLater, settings);
        return BuiltInAllocator.BestFit.Create().Allocate(snapshot, CancellationToken.None).Assigned(snapshot);
    }
}
