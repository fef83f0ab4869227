using System.Diagnostics;
using System.Xml.Linq;
using Obs.Hooks.Engine.WorkerFacts;

namespace Obs.Hooks.Engine.Tests.WorkerFacts;

/// <summary>
/// The same hosts, described by the installed bs_worker (2.9.4). It knows no x86-64 levels, POWER9, s390 or EL0, which came
/// later; these are left out of the comparison.
/// </summary>
public sealed class BsWorkerTests
{
    public static TheoryData<string, string> Machines => new()
    {
        { "x86_64", File.ReadAllText("/proc/cpuinfo") },
        { "x86_64", CpuInfos.X86V1 },
        { "x86_64", CpuInfos.X86V4 },
        { "ppc64le", CpuInfos.Power8 },
        { "ppc64le", CpuInfos.Power10 },
        { "aarch64", CpuInfos.Arm("0x41", "0x0", "0xd08") },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Read_Host_IsWhatBsWorkerSays(string arch, string cpuInfo)
    {
        using var host = new FakeHost(cpuInfo, File.ReadAllText("/proc/version").TrimEnd());

        Compare(host, new WorkerSettings { HostArch = arch });
    }

    [Fact]
    public void Read_Settings_AreWhatBsWorkerSays()
    {
        using var host = new FakeHost(CpuInfos.X86V1);
        var settings = new WorkerSettings
        {
            HostArch = "x86_64", HostLabels = ["fast", "big"], VmType = "kvm", Owner = "me", Jobs = "8", VmMemory = "4096",
            RootSize = "8192", SwapSize = "1024",
        };

        Compare(
            host, settings, "hostlabels=fast,big", "vm=kvm", "owner=me", "jobs=8", "vm_memory=4096", "vmdisk_rootsize=8192", "vmdisk_swapsize=1024");
        Compare(
            host, settings with { VmType = "openstack" },
            "hostlabels=fast,big", "vm=openstack", "owner=me", "jobs=8", "vm_memory=4096", "vmdisk_rootsize=8192", "vmdisk_swapsize=1024");
        Compare(host, new WorkerSettings { HostArch = "x86_64", Jobs = "0", VmMemory = "0" }, "jobs=0", "vm_memory=0");
    }

    private static void Compare(FakeHost host, WorkerSettings settings, params string[] variables)
    {
        var ours = new WorkerDescription(host.Root).Read(settings);
        ours.Attributes().Remove();
        ours.Descendants("flag").Where(static f => f.Value.StartsWith("x86-64-", StringComparison.Ordinal)).Remove();

        ours.ToString().Should().Be(Theirs(host.Root, variables).ToString());
    }

    private static XElement Theirs(string root, string[] variables)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "WorkerFacts", "describe-worker.pl");
        using var perl = Process.Start(new ProcessStartInfo("perl", [program, root, .. variables]) { RedirectStandardOutput = true })!;
        var output = perl.StandardOutput.ReadToEnd();
        perl.WaitForExit();
        perl.ExitCode.Should().Be(0);
        return XElement.Parse(output);
    }
}
