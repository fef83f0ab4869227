using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public class ObsOrderTests
{
    [Fact]
    public void Allocate_RandomFarm_AssignsAsTheReferenceDoesInTheSameOrder() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var snapshot = RandomFarm.Snapshot(seed);
            var result = BuiltInAllocator.Obs.Create().Allocate(snapshot, CancellationToken.None);
            result.Assignments.Select(static a => (a.Job, a.Worker)).Should().Equal(new ReferenceDispatcher(snapshot).Run());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
}
