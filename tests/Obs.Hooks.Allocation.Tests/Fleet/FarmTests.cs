using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Fleet;

public class FarmTests
{
    [Theory]
    [InlineData("x86_64", "i586", false, true)]
    [InlineData("x86_64", "i586", true, false)]
    [InlineData("x86_64", "x86_64", true, true)]
    [InlineData("i586", "x86_64", false, false)]
    [InlineData("aarch64", "armv7l", false, true)]
    [InlineData("riscv64", "riscv64", false, true)]
    [InlineData("unheard-of", "unheard-of", false, false)]
    public void CanBuild_Hosts_AsInOBSsTable(string hostArch, string arch, bool nativeOnly, bool expected) =>
        HostArchitectures.CanBuild(hostArch, arch, nativeOnly).Should().Be(expected);

    [Fact]
    public void Snapshot_AfterChanges_AllowsWhatTheFarmIsNow()
    {
        var farm = new Farm().Worker("x86_64:b:1").Job("p", constraints: ["hostlabel gpu"]);
        Allowed(farm).Should().BeEmpty();
        farm.Worker("x86_64:a:1", label: "gpu");
        Allowed(farm).Should().Equal("x86_64:a:1");
        farm.Worker("x86_64:b:1", label: "gpu");
        Allowed(farm).Should().Equal("x86_64:a:1", "x86_64:b:1");
        farm.RemoveWorker("x86_64:a:1");
        Allowed(farm).Should().Equal("x86_64:b:1");
        farm.RemoveJob("x86_64/prj::standard::p");
        farm.At().Jobs.Should().BeEmpty();
    }

    [Fact]
    public void Snapshot_TakenBefore_DoesNotChange()
    {
        var farm = new Farm().Worker("x86_64:b:1", label: "gpu").Job("p", constraints: ["hostlabel gpu"]);
        var before = farm.At();
        farm.Worker("x86_64:b:1").Worker("x86_64:a:1", label: "gpu");
        before.Matcher.Allowed(0).Contains(0).Should().BeTrue();
        before.Workers.Should().HaveCount(1);
    }

    [Fact]
    public void Snapshot_Demand_HasTheNumbersOfTheConstraints()
    {
        var demand = new Farm().Job("p", constraints: ["hostlabel a", "hostlabel exclude=true b", "hardware:memory:size unit=G 2", "hardware:processors 3"]).At().Jobs[0].Demand;
        demand.Should().BeEquivalentTo(new JobDemand { IsConstrained = true, Labels = ["a"], ExcludedLabels = ["b"], Memory = 2048, Processors = 3 });
    }

    private static string[] Allowed(Farm farm)
    {
        var snapshot = farm.At();
        var names = new List<string>();
        foreach (var worker in snapshot.Matcher.Allowed(0))
        {
            names.Add(snapshot.Workers[worker].Name);
        }

        return [.. names];
    }
}
