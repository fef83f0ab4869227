using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Rounds;

public sealed class RoundRunnerTests : IDisposable
{
    private readonly AllocatorCatalog _catalog = TestAllocators.Catalog();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("throw", "it threw InvalidOperationException: I am broken")]
    [InlineData("null", "it returned nothing")]
    [InlineData("cancel", "it took longer than 200 ms")]
    [InlineData("busy", "it gave job x86_64/prj::standard::job1 to worker x86_64:c:1, which is building")]
    [InlineData("twice", "it gave worker x86_64:a:1 to two jobs")]
    [InlineData("same-job", "it assigned job x86_64/prj::standard::job1 twice")]
    [InlineData("not-allowed", "it gave job x86_64/prj::standard::job2 to worker x86_64:a:1, which may not build it")]
    [InlineData("unknown-job", "it assigned job 2, of 2")]
    [InlineData("unknown-worker", "it assigned worker -1, of 3")]
    public void Run_BrokenAllocator_FallsBackToObsAndSaysWhy(string how, string failure)
    {
        // Both jobs fit everywhere when a worker is given twice, so that nothing else is wrong then.
        var farm = SmallFarm.TwoAndOne();
        farm = how == "twice" ? farm.Job("job2") : farm;
        var snapshot = farm.At(settings: TestAllocators.Settings("how", how));
        var outcome = new RoundRunner(TestAllocators.Find(_catalog, "broken"), new EndedTime(atOnce: how == "cancel")).Run(snapshot);
        outcome.Failure.Should().Be($"allocator broken: {failure}");
        outcome.Allocator.Should().Be("obs");
        outcome.Result.Assignments.Should().Equal(BuiltInAllocator.Obs.Create().Allocate(snapshot, CancellationToken.None).Assignments);
    }

    [Fact]
    public void Run_AllocatorThatNeverReturns_IsNotAskedAgain()
    {
        var snapshot = SmallFarm.TwoAndOne().At(settings: TestAllocators.Settings("how", "hang"));
        var runner = new RoundRunner(TestAllocators.Find(_catalog, "broken"), new EndedTime(atOnce: true));
        runner.Run(snapshot).Failure.Should().Be("allocator broken: it took longer than 200 ms");
        var second = runner.Run(snapshot);
        second.Failure.Should().Be("allocator broken: it is still busy with an earlier round");
        second.Result.Assignments.Should().NotBeEmpty();
    }

    [Fact]
    public void Run_GoodAllocator_DecidesItself()
    {
        var outcome = new RoundRunner(TestAllocators.Find(_catalog, "oldest-first"), new EndedTime(atOnce: false)).Run(SmallFarm.TwoAndOne().At());
        outcome.Failure.Should().BeNull();
        outcome.Allocator.Should().Be("oldest-first");
        outcome.Result.Assignments.Should().HaveCount(1);
    }

    [Fact]
    public void Run_JobsThatWait_HaveReasons()
    {
        var farm = SmallFarm.TwoAndOne().Job("job3").Job("job4").Job("arm", arch: "aarch64");
        var snapshot = farm.At();
        var result = new RoundRunner(BuiltInAllocator.Obs, TimeProvider.System).Run(snapshot).Result;
        result.Why(snapshot, "job2").Should().Be("no worker may build it");
        result.Why(snapshot, "arm").Should().Be("no worker may build it");
        var last = result.Waiting.Select(w => snapshot.Jobs[w.Job].Package).Single(static p => p is "job1" or "job3" or "job4");
        result.Why(snapshot, last).Should().Be("others in the queue got the 2 idle workers that may build it (1 building)");
        result.Assignments[0].Reason.ToString().Should().Be("best of 2 idle workers, score 1");
    }
}
