using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class MachineEffectsTests : IDisposable
{
    private readonly ScenarioDirectory _directory = new();

    private string Disk => $"{_directory.Files.Directory}/disk";

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_Sizes_ReplaceTheCallersUnderWhateverName()
    {
        using var area = JobArea.Open(_directory.Files.Options, Job());
        var effects = new PreChrootEffects(area, Job("--vm-disk-size=100", "--memory", "128"), _directory.Files.Options);

        var result = effects.Apply(
            ScenarioHook.Create(HookPoint.PreChroot),
            [new SetMachine { DiskMegabytes = 300, SwapMegabytes = 32, MemoryMegabytes = 256, FileSystem = "ext4" }]);

        result.RefusalMessage.Should().BeEmpty();
        result.Lines.Should().Equal("machine with disk 300 MiB, swap 32 MiB, memory 256 MiB, ext4");
        effects.BuildArguments.Should().ContainInOrder("--vm-disk-size=300", "--memory", "256", "--vmdisk-swapsize=32", "--vmdisk-filesystem=ext4");
        effects.BuildArguments.Should().NotContain("--vmdisk-rootsize=300").And.Contain(_directory.Files.Prjconf);
        area.Close();
    }

    [Fact]
    public void Apply_FileSystemWhereTheProjectHasOne_IsTheLastFlagToo()
    {
        var job = Job() with { Prjconf = "BuildFlags: vmfstype:ext3\n" };
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new SetMachine { FileSystem = "ext4" }]).RefusalMessage.Should().BeEmpty();

        File.ReadAllText($"{area.Directory}/prjconf").Should().EndWith("BuildFlags: vmfstype:ext4\n");
        area.Close();
    }

    [Fact]
    public void Apply_MachineForAChroot_IsRefusedWithTheWorkersOwnOption() =>
        Refusal(_directory.Files.Job, new SetMachine { DiskMegabytes = 100 }).Should().Contain("chroot").And.Contain("--tmpfs");

    [Theory]
    [InlineData(10)]
    [InlineData(99999999)]
    [InlineData(100000000)]
    public void Apply_DiskOfAnImpossibleSize_IsRefused(int megabytes) =>
        Refusal(Job(), new SetMachine { DiskMegabytes = megabytes }).Should().Contain($"a disk of {megabytes} MiB");

    [Fact]
    public void Apply_DiskChangedAfterItIsInMemory_IsRefused() =>
        Refusal(Job(), new SetMachine { DiskMegabytes = 64, DiskInMemory = true }, new SetMachine { DiskMegabytes = 128 })
            .Should().Contain("a disk that is in memory");

    [Fact]
    public void Apply_SwapBeyondTheFileSystem_IsRefused() =>
        Refusal(Job(), new SetMachine { SwapMegabytes = 99999999 }).Should().Contain("has left");

    [Theory]
    [InlineData("--vmdisk-rootsize", "99999999", "has left")]
    [InlineData("--vmdisk-swapsize", "99999999", "has left")]
    [InlineData("--memory", "99999999", "what this host has")]
    public void Apply_OptionThatSaysTheSame_IsRefusedAsWell(string option, string value, string expected) =>
        Refusal(Job(), new SetBuildOption(option, value)).Should().Contain(expected);

    [Fact]
    public void Apply_DiskThatIsADevice_IsRefused() =>
        Refusal(Job() with { Arguments = ["--vm-disk", "/dev/null", "--root", "/x"] }, new SetMachine { DiskMegabytes = 100 })
            .Should().Contain("/dev/null, which is no file");

    [Fact]
    public void Apply_MoreMemoryThanTheHostHas_IsRefused() =>
        Refusal(Job(), new SetMachine { MemoryMegabytes = 99999999 }).Should().Contain("what this host has");

    [Theory]
    [InlineData("reiserfs", "ext2, ext3, ext4, btrfs or xfs")]
    [InlineData("ext4 -d /", "ext2, ext3, ext4, btrfs or xfs")]
    public void Apply_OtherFileSystem_IsRefused(string name, string expected) =>
        Refusal(Job(), new SetMachine { FileSystem = name }).Should().Contain(expected);

    [Fact]
    public void Apply_DiskInMemoryOfAKeptRoot_IsRefused() =>
        Refusal(Job() with { Arguments = ["--vm-disk", Disk] }, new SetMachine { DiskMegabytes = 64, DiskInMemory = true })
            .Should().Contain("without --clean");

    [Fact]
    public void Apply_DiskInMemory_IsAFileOfATmpfsAtTheDisksPathAndGoneAfterwards() => PrivateMounts.Run(() =>
    {
        var job = Job();
        File.WriteAllText(Disk, "on disk");
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new SetMachine { DiskMegabytes = 64, DiskInMemory = true }])
            .RefusalMessage.Should().BeEmpty();

        // What build does: the size beside it, and all blocks.
        File.WriteAllText($"{Disk}.size", "64");
        using (var disk = new FileStream(Disk, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, PreallocationSize = 0 }))
        {
            disk.SetLength(64 << 20);
            disk.Write("in memory"u8);
        }

        MountTable.At(Disk).Should().ContainSingle();
        effects.BuildArguments.Should().Contain($"--vm-disk={Disk}");
        effects.BuildEnded();
        MountTable.At(_directory.Files.Directory).Should().NotContain(mount => mount.Path == Disk || mount.Path.EndsWith("/_disk", StringComparison.Ordinal));
        area.Close();
        File.ReadAllText(Disk).Should().Be("on disk");
        File.Exists($"{Disk}.size").Should().BeFalse();
        _directory.Leftovers().Should().BeEmpty();
    });

    [Fact]
    public void Apply_Kernel_IsAPackageThatIsUnpackedAndNotInstalled()
    {
        var job = Job();
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [Kernel()]).RefusalMessage.Should().BeEmpty();

        var package = $"{area.Directory}/packages/obs-hooks-guest-kernel.deb";
        File.ReadAllText($"{area.Directory}/rpmlist").Should().EndWith(
            $"obs-hooks-guest-kernel {package}\nvminstall: obs-hooks-guest-kernel\nnoinstall: obs-hooks-guest-kernel\n");
        new FileInfo(package).Length.Should().BePositive();
        area.Close();
    }

    [Fact]
    public void Apply_KernelWhereTheCallerNamesOne_ReplacesIt()
    {
        var job = Job("--vm-kernel", "/boot/vmlinux", "--vm-initrd=/boot/old") with { VmType = "kvm" };
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [Kernel()]).RefusalMessage.Should().BeEmpty();

        effects.BuildArguments.Should().ContainInOrder("--vm-kernel", _directory.Files.Package, $"--vm-initrd={_directory.Files.Package}");
        Directory.Exists($"{area.Directory}/packages").Should().BeFalse();
        area.Close();
    }

    [Fact]
    public void Apply_KernelBesideThatOfTheRoot_IsUnpackedInItsPlace()
    {
        File.AppendAllText(_directory.Files.RpmList, "kernel-obs-build /k.deb\nvminstall: kernel-obs-build base\n");
        var job = Job();
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [Kernel()]).RefusalMessage.Should().BeEmpty();

        File.ReadAllLines($"{area.Directory}/rpmlist").Should().Contain(
            ["kernel-obs-build /k.deb", "vminstall: obs-hooks-guest-kernel base", "noinstall: obs-hooks-guest-kernel"]);
        area.Close();
    }

    [Fact]
    public void Apply_TwoKernels_IsRefused() => Refusal(Job(), Kernel(), Kernel()).Should().Contain("a second kernel");

    [Fact]
    public void Apply_KernelThatIsNotThere_IsRefused() =>
        Refusal(Job(), new SetGuestKernel("/nowhere/vmlinuz", _directory.Files.Package)).Should().Contain("/nowhere/vmlinuz");

    private SetGuestKernel Kernel() => new(_directory.Files.Package, _directory.Files.Package);

    private BuildJob Job(params string[] more)
    {
        var job = _directory.Files.Job;
        return job with
        {
            VmType = "qemu",
            RootIsDirectory = false,
            Arguments = [.. more, "--vm-type=qemu", $"--vm-disk={Disk}", .. job.Arguments],
        };
    }

    private string Refusal(BuildJob job, params Effect[] wanted)
    {
        using var area = JobArea.Open(_directory.Files.Options, job);
        var effects = new PreChrootEffects(area, job, _directory.Files.Options);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [.. wanted]);

        result.Refusals.Select(static r => r.Code).Should().AllBe(DiagnosticCodes.MachineRefused).And.NotBeEmpty();
        effects.BuildArguments.Should().Equal(job.Arguments);
        area.Close();
        return result.RefusalMessage;
    }
}
