using Obs.Hooks.Allocation.Allocators.BestFit;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public class BestFitKindsTests
{
    [Fact]
    public void Of_SameSizeJobsAndLabels_IsOneKind() => Kinds(Worker(4, "a", "b"), Worker(4, "a", "b")).Should().Equal(0, 0);

    [Fact]
    public void Of_SameSizeOtherJobs_AreTwoKinds() => Kinds(Worker(4), Worker(2), Worker(4)).Should().Equal(0, 1, 0);

    [Fact]
    public void Of_LabelsThatLookAlikeWhenJoined_AreTwoKinds() => Kinds(Worker(4, "a", "b"), Worker(4, "a1:b")).Should().Equal(0, 1);

    private static int[] Kinds(params FleetWorker[] workers) =>
        BestFitKinds.Of([.. workers], [.. workers.Select(static _ => 1.0)]).OfWorker;

    private static FleetWorker Worker(double jobs, params string[] labels) =>
        new() { Name = "x86_64:w:1", HostArch = "x86_64", Jobs = jobs, Labels = [.. labels] };
}
