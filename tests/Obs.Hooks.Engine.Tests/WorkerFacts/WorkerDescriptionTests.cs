using Obs.Hooks.Engine.WorkerFacts;

namespace Obs.Hooks.Engine.Tests.WorkerFacts;

public sealed class WorkerDescriptionTests
{
    public static TheoryData<string, string, string, string> Machines => new()
    {
        { "x86_64", CpuInfos.X86V1, "2", "fpu sse sse2 cx16" },
        { "x86_64", CpuInfos.X86V2, "2", "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3 x86-64-v2" },
        { "x86_64", CpuInfos.X86V3, "2", "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3 avx2 bmi1 bmi2 f16c fma x86-64-v2 x86-64-v3" },
        {
            "x86_64", CpuInfos.X86V4, "2",
            "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3 avx2 bmi1 bmi2 f16c fma avx512f avx512dq avx512cd avx512bw avx512vl "
            + "x86-64-v2 x86-64-v3 x86-64-v4"
        },
        { "x86_64", CpuInfos.X86OnlyV4, "2", "avx512f avx512dq avx512cd avx512bw avx512vl x86-64-v4" },
        { "ppc64le", CpuInfos.Power8, "2", "power7 power8" },
        { "ppc64le", CpuInfos.Power9, "1", "power7 power8 power9" },
        { "ppc64le", CpuInfos.Power10, "1", "" },
        { "s390x", CpuInfos.S390, "2", "esan3 zarch stfle vx" },
        { "aarch64", CpuInfos.Arm("0x41", "0x3", "0xd0c"), "1", "fp asimd aes EL0" },
        { "aarch64", CpuInfos.Arm("0x41", "0x0", "0xd08"), "1", "fp asimd aes" },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Read_Machine_HasItsFlagsAndLevels(string arch, string cpuInfo, string processors, string flags)
    {
        using var host = new FakeHost(cpuInfo);

        var hardware = new WorkerDescription(host.Root).Read(new WorkerSettings { HostArch = arch }).Element("hardware")!;

        hardware.Element("processors")!.Value.Should().Be(processors);
        string.Join(' ', hardware.Element("cpu")!.Elements("flag").Select(static f => f.Value)).Should().Be(flags);
    }

    [Theory]
    [InlineData("0x41", "0x3", "0xd0c", false)]
    [InlineData("0x41", "0x0", "0xd08", false)]
    [InlineData("0x41", "0x0", "0xd40", true)]
    [InlineData("0x50", "0x3", "0x000", false)]
    [InlineData("0x50", "0x2", "0x000", true)]
    [InlineData("0x43", "0x1", "0x0af", true)]
    public void Read_ArmMachine_IsNativeOnlyWithout32Bit(string implementer, string variant, string part, bool expected)
    {
        using var host = new FakeHost(CpuInfos.Arm(implementer, variant, part));
        var worker = new WorkerDescription(host.Root).Read(new WorkerSettings { HostArch = "aarch64" });

        (worker.Element("hardware")!.Element("nativeonly") is not null).Should().Be(expected);
    }

    [Theory]
    [InlineData("Linux version 6.4.0-150600.21-default (x@y)", "6.4.0-150600.21", "default")]
    [InlineData("Linux version 6.1.0-13-amd64 (x@y)", "6.1.0-13", "amd64")]
    [InlineData("Linux version 6.12 (x@y)", null, null)]
    [InlineData("Linux version 6.12-rc1", null, null)]
    [InlineData("Linux version 6.12- x", "6.12", "")]
    public void Read_Kernel_IsSplitAtTheLastDash(string version, string? expected, string? flavor)
    {
        using var host = new FakeHost(CpuInfos.X86V1, version);
        var linux = new WorkerDescription(host.Root).Read(new WorkerSettings { HostArch = "x86_64" }).Element("linux");

        linux?.Element("version")!.Value.Should().Be(expected);
        linux?.Element("flavor")!.Value.Should().Be(flavor);
    }

    [Fact]
    public void Read_VirtualMachine_HasTheSizesOfItsDevices()
    {
        using var host = new FakeHost(CpuInfos.Power9);
        host.AddDisk("vdb", 20971520);
        host.AddDisk("dm-3", 1);
        host.AddLink("dev/mapper/swap", "../dm-3");
        var settings = new WorkerSettings
        {
            HostArch = "ppc64le", WorkerId = "w:1", HostLabels = ["b", "a", "b"], VmType = "kvm", Owner = "me", Jobs = "4",
            VmMemory = "8192", RootSize = "1", SwapSize = "2", Device = "/dev/vdb", Swap = "/dev/mapper/swap",
        };

        new WorkerDescription(host.Root).Read(settings).ToString().ReplaceLineEndings("\n").Should().Be(
            """
            <worker hostarch="ppc64le" workerid="w:1">
              <hostlabel>b</hostlabel>
              <hostlabel>a</hostlabel>
              <sandbox>kvm</sandbox>
              <linux>
                <version>6.4.0-150600.21</version>
                <flavor>default</flavor>
              </linux>
              <hardware>
                <cpu>
                  <flag>power7</flag>
                  <flag>power8</flag>
                  <flag>power9</flag>
                </cpu>
                <processors>1</processors>
                <jobs>4</jobs>
                <memory>8192</memory>
                <swap>0.00048828125</swap>
                <disk>10240</disk>
              </hardware>
              <owner>me</owner>
            </worker>
            """);
    }

    [Theory]
    [InlineData(19535251457, "9538697.00048828")]
    [InlineData(2048000004, "1000000.00195312")]
    [InlineData(2048000012, "1000000.00585938")]
    [InlineData(19535251456, "9538697")]
    public void Read_LargeDevice_HasTheFifteenDigitsOfPerl(long sectors, string megabytes)
    {
        using var host = new FakeHost(CpuInfos.X86V1);
        host.AddDisk("vdb", sectors);

        var worker = new WorkerDescription(host.Root).Read(new WorkerSettings { HostArch = "x86_64", Device = "/dev/vdb" });

        worker.Element("hardware")!.Element("disk")!.Value.Should().Be(megabytes);
    }

    [Fact]
    public void Read_OpenStack_HasWhatWasAskedFor()
    {
        using var host = new FakeHost(CpuInfos.X86V2);
        host.AddDisk("vdb", 20971520);
        var settings = new WorkerSettings
        {
            HostArch = "x86_64", VmType = "openstack", Jobs = "16", RootSize = "100", Device = "/dev/vdb",
        };

        var hardware = new WorkerDescription(host.Root).Read(settings).Element("hardware")!;

        hardware.Element("processors")!.Value.Should().Be("16");
        hardware.Element("disk")!.Value.Should().Be("100");
    }
}
