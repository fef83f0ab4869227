using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public class AllAllocatorsTests
{
    public static TheoryData<string> Ids => [.. BuiltInAllocator.All.Select(static a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocate_RandomFarm_GivesIdleAllowedWorkersOnceEach(string id) => ForAll(seed =>
    {
        var snapshot = RandomFarm.Snapshot(seed);
        var result = Create(id).Allocate(snapshot, CancellationToken.None);
        result.Assignments.Select(static a => a.Worker).Should().OnlyHaveUniqueItems();
        result.Assignments.Select(static a => a.Job).Should().OnlyHaveUniqueItems();
        result.Assignments.Should().NotContain(a =>
            snapshot.Workers[a.Worker].State != WorkerState.Idle || !snapshot.Matcher.Allowed(a.Job).Contains(a.Worker));
        ResultCheck.FindLie(snapshot, result).Should().BeNull();
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocate_RandomFarm_SaysSomethingAboutEveryJob(string id) => ForAll(seed =>
    {
        var snapshot = RandomFarm.Snapshot(seed);
        var result = Create(id).Allocate(snapshot, CancellationToken.None);
        (result.Assignments.Length + result.Waiting.Length).Should().Be(snapshot.Jobs.Length);
        result.Waiting.Should().NotContain(static w => w.Reason.ToString().Length == 0);
        result.Waiting.Should().NotContain(w => (w.Reason.Allowed == 0) != (w.Reason.Code == ReasonCode.NoWorker));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocate_TheSameSnapshotTwice_DecidesTheSame(string id) => ForAll(seed =>
    {
        var first = Create(id).Allocate(RandomFarm.Snapshot(seed), CancellationToken.None);
        var second = Create(id).Allocate(RandomFarm.Snapshot(seed), CancellationToken.None);
        second.Assignments.Should().Equal(first.Assignments);
        second.Waiting.Should().Equal(first.Waiting);
    });

    [Fact]
    public void Allocate_Obs_LeavesNoJobWaitingThatAnIdleWorkerOfASingleArchitectureMayBuild() => ForAll(static seed =>
    {
        var snapshot = RandomFarm.Snapshot(seed);
        var result = Create("obs").Allocate(snapshot, CancellationToken.None);
        var taken = result.Assignments.Select(static a => a.Worker).ToHashSet();
        foreach (var (job, _) in result.Waiting.Where(w => snapshot.Jobs[w.Job] is { PowerRank: null } job && snapshot.Jobs.All(other => other.HostArch == other.Arch)))
        {
            foreach (var worker in snapshot.Matcher.Allowed(job).Common(snapshot.Idle))
            {
                taken.Should().Contain(worker);
            }
        }
    });

    [Fact]
    public void Allocate_OtherSeeds_DecideTiesOtherwise()
    {
        var farm = RandomFarm.Make(7);
        Enumerable.Range(0, 50)
            .Select(seed => string.Join(' ', Create("obs").Allocate(farm.Snapshot(RandomFarm.Now, (ulong)seed), CancellationToken.None)
                .Assignments.Select(static a => $"{a.Job}:{a.Worker}")))
            .Distinct().Count().Should().BeGreaterThan(1);
    }

    private static IWorkerAllocator Create(string id) => BuiltInAllocator.All.Single(a => a.Id == id).Create();

    private static void ForAll(Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
