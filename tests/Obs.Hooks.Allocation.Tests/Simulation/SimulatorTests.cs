using System.Xml;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Allocation.Simulation.Reports;
using Obs.Hooks.Allocation.Simulation.Running;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Allocation.Tests.Support;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Tests.Simulation;

public class SimulatorTests
{
    private static readonly GeneratorOptions Small = new() { Workers = 60, Jobs = 3000, Projects = 20, Seed = 4 };

    public static TheoryData<string> Ids => [.. BuiltInAllocator.All.Select(static a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Run_GeneratedWorkload_BuildsEverythingTheSameWayTwice(string id)
    {
        var first = Run(new WorkloadGenerator(Small).Make(), id);
        var second = Run(new WorkloadGenerator(Small).Make(), id);
        second.Should().BeEquivalentTo(first);
        (first.Jobs + first.Unbuilt).Should().Be(Small.Jobs);
        first.Failures.Should().Be(0);
        first.Utilisation.Should().BeInRange(0.3, 1);
        first.Fairness.Should().BeInRange(0, 1);
        first.MedianWait.Should().BeLessThanOrEqualTo(first.Wait90).And.BeLessThanOrEqualTo(first.LongestWait);
    }

    [Fact]
    public void Run_OneWorkerTwoJobs_SecondWaitsForTheFirst()
    {
        var result = Run(Handmade(new WorkloadJob(0, 60_000, 0, 0), new WorkloadJob(10_000, 30_000, 0, 0)), "obs");
        result.Jobs.Should().Be(2);
        result.LongestWait.Should().Be(TimeSpan.FromSeconds(50));
        result.Makespan.Should().Be(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void Run_JobThatNoWorkerMayBuild_IsNeverBuiltAndStarved()
    {
        var result = Run(Handmade(new WorkloadJob(0, 60_000, 0, 1), new WorkloadJob(0, 1000, 0, 0)), "obs");
        result.Jobs.Should().Be(1);
        result.Unbuilt.Should().Be(1);
        result.Starved.Should().Be(1);
    }

    [Fact]
    public void Run_BrokenWorkers_QuarantineKeepsJobsAwayFromThem()
    {
        var workload = new WorkloadGenerator(Small with { BrokenWorkers = 6 }).Make();
        Run(workload, "best-fit").FailedBuilds.Should().BeLessThan(Run(workload, "best-fit", TestAllocators.Settings("quarantineFailures", 0)).FailedBuilds / 4);
    }

    [Fact]
    public void Run_ParallelBuild_IsFasterOnAWorkerWithMoreJobs()
    {
        var job = new WorkloadJob(0, 100_000, 0, 0, Parallel: 50);
        job.DurationOn(new FleetWorker { Name = "a", HostArch = "x86_64", Jobs = 8 }).Should().Be(75_000);
        job.DurationOn(new FleetWorker { Name = "a", HostArch = "x86_64", Jobs = 4 }).Should().Be(100_000);
        job.DurationOn(new FleetWorker { Name = "a", HostArch = "x86_64", Jobs = 1 }).Should().Be(250_000);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 1 }, 1)]
    [InlineData(new[] { 1.0, 0, 0, 0 }, 0.25)]
    public void Jain_Values_IsTheIndex(double[] values, double expected) => Measurements.Jain(values).Should().BeApproximately(expected, 1e-12);

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void Percentile_HundredValues_IsTheNearestRank(double part, int expected) =>
        Measurements.Percentile([.. Enumerable.Range(1, 100).Select(static n => (long)n)], part).Should().Be(TimeSpan.FromMilliseconds(expected));

    [Fact]
    public void Write_Html_IsOnePageWithPlotsAndNothingFromElsewhere()
    {
        var workload = new WorkloadGenerator(Small with { Jobs = 300 }).Make();
        var report = new SimulationReport(
            workload.Description, workload.Workers.Length, TimeSpan.FromHours(2), [Run(workload, "obs"), Run(workload, "best-fit") with { Allocator = "<b>&\"" }]);
        var page = HtmlReport.Write(report);
        page.Should().NotContain("http").And.NotContain("<script").And.NotContain("<b>").And.Contain("&lt;b&gt;&amp;&quot;");
        var plots = page.Split("<svg").Skip(1).Select(static part => "<svg" + part[..(part.IndexOf("</svg>", StringComparison.Ordinal) + 6)]).ToArray();
        plots.Should().HaveCount(3);
        foreach (var plot in plots)
        {
            var document = new XmlDocument();
            document.LoadXml(plot);
            document.GetElementsByTagName("polyline").Count.Should().Be(2);
        }

        JsonReport.Write(report).Should().Contain("\"p99\"");
    }

    private static SimulationResult Run(Workload workload, string id, HookSettings? settings = null) => new Simulator(
        workload,
        BuiltInAllocator.All.Single(a => a.Id == id),
        TimeProvider.System,
        new SimulationOptions { Settings = settings ?? HookSettings.Empty }).Run(CancellationToken.None);

    private static Workload Handmade(params WorkloadJob[] jobs) => new()
    {
        Description = "by hand",
        Start = SmallFarm.Now,
        Workers =
        [
            new WorkloadWorker(
                new FleetWorker { Name = "x86_64:a:1", HostArch = "x86_64", Jobs = 4 }, WorkerXml.Parse("<worker><hardware/></worker>")),
        ],
        Repositories = [new RepositoryKey("prj", "standard", "x86_64")],
        Demands = [new WorkloadDemand(null, "none"), new WorkloadDemand(ConstraintLines.Parse(["hostlabel nowhere"]), "label")],
        Jobs = jobs,
    };
}
