using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Devices;

[Collection(HostCollection.Name)]
public sealed class LoopRemovalTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("bound", "truncate -s 8M $R/img; losetup -f --show $R/img", "1 loop device")]
    [InlineData("backing file deleted", "truncate -s 8M $R/img; losetup -f --show $R/img; rm $R/img", "1 loop device")]
    [InlineData(
        "mounted, backing file deleted",
        "truncate -s 8M $R/img; mkfs.ext4 -q $R/img; mkdir $R/m; l=$(losetup -f --show $R/img); mount $l $R/m; rm $R/img; echo $l",
        "1 mount, 1 loop device")]
    [InlineData(
        "on a file in a tmpfs, mounted, with another tmpfs in it",
        "mkdir $R/t; mount -t tmpfs t $R/t; truncate -s 8M $R/t/img; mkfs.ext4 -q $R/t/img; mkdir $R/t/m; l=$(losetup -f --show $R/t/img); mount $l $R/t/m; mkdir $R/t/m/in; mount -t tmpfs t $R/t/m/in; echo $l",
        "3 mounts, 1 loop device")]
    [InlineData(
        "with partitions",
        "truncate -s 8M $R/img; l=$(losetup -f --show $R/img); printf 'label: dos\\n,2M\\n,2M\\n' | sfdisk -q --no-reread --no-tell-kernel $l; partx -a $l; echo $l",
        "2 partitions, 1 loop device")]
    public async Task CleanUp_LoopDevice_IsDetached(string kind, string leak, string removed)
    {
        var device = Leak(leak);
        BackingFile(device).Should().NotBeEmpty("that is the leak ({0})", kind);

        var verdict = await _job.CleanUpAsync();

        verdict.Should().Be(Verdict.Ok.Nothing);
        BackingFile(device).Should().BeEmpty();
        Partitions(device).Should().BeEmpty();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: " + removed);
    }

    [Fact]
    public async Task CleanUp_PartitionsThatSurvivedTheirLoopDevice_AreRemoved()
    {
        await _job.BeforeBuildAsync();
        var device = LeakPartitions();
        Partitions(device).Should().HaveCount(2);

        await _job.CleanUpAsync();

        Partitions(device).Should().BeEmpty();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 2 partitions");
    }

    [Fact]
    public async Task CleanUp_PartitionsFromBeforeTheJob_Stay()
    {
        var device = LeakPartitions();
        await _job.BeforeBuildAsync();

        await _job.CleanUpAsync();

        Partitions(device).Should().HaveCount(2);
        _job.Harness.Log.Infos.Should().BeEmpty();
    }

    /// <summary>In a process namespace that is not the machine's first others may still have it; there the guest shows that it is detached.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_LoopDeviceWhoseFileSystemEndedWithItsNamespace_IsDetachedIfNobodyElseCanHaveIt(bool oneJobPerHost)
    {
        _job.Harness.WithSettings($$"""{ "oneJobPerHost": {{(oneJobPerHost ? "true" : "false")}} }""");
        await _job.BeforeBuildAsync();
        var device = Leak(Lost);
        BackingFile(device).Should().NotBeEmpty().And.NotStartWith(_job.Root, "otherwise this test shows nothing");

        await _job.CleanUpAsync();

        BackingFile(device).Length.Should().Be(oneJobPerHost ? 0 : "/img".Length);
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Be(
            oneJobPerHost
                ? $"the build left 1 loop device (removed): {device} on /img"
                : $"1 loop device left alone, not certainly of this job: {device} on /img");
    }

    /// <summary>A namespace without processes, as of a container that is being set up: nothing in /proc shows what is mounted there.</summary>
    /// <remarks>
    /// A mount namespace can only be kept by a file in an older one (mount(2), EINVAL). Seen with Linux 6.18: one made on another processor
    /// may count as older, always or never; one made on the processor of the old one never does.
    /// </remarks>
    [Fact]
    public async Task CleanUp_LoopDeviceMountedInANamespaceThatNobodySees_StaysAsItIs()
    {
        _job.Harness.WithSettings("""{ "oneJobPerHost": true }""");
        await _job.BeforeBuildAsync();
        var device = Leak(
            """
            mkdir $H/kept $H/m; mount --bind $H/kept $H/kept; mount --make-private $H/kept; touch $H/kept/mnt
            for cpu in $(seq 0 $(($(getconf _NPROCESSORS_CONF) - 1))); do
                taskset --cpu-list $cpu unshare --mount=$H/kept/mnt sh -c 'mount -t tmpfs t '$H'/m; truncate -s 8M '$H'/m/img; mkfs.ext4 -q '$H'/m/img; mkdir '$H'/m/m; l=$(losetup -f --show '$H'/m/img); mount $l '$H'/m/m; echo $l' && exit
            done
            exit 1
            """);

        await _job.CleanUpAsync();

        BackingFile(device).Should().NotBeEmpty();
        File.ReadAllText($"/sys/block/{device}/loop/autoclear").Should().Be("0\n", "its user decides when it goes away");
        _job.Harness.Log.Warnings.Should().BeEmpty();
    }

    /// <summary>Another job's own namespace: as the engine's, it may be that of a single thread.</summary>
    [Theory]
    [InlineData("exec unshare -m sh -euc \"$leak; echo ready; exec sleep 1000\"")]
    [InlineData(
        """
        exec perl -Mthreads -e '$| = 1; require "sys/syscall.ph"; threads->create(sub {
            syscall(&SYS_unshare, 0x20000) == 0 && system("mount --make-rprivate / && $ARGV[0]") == 0 or die;
            print "ready\n"; sleep 1000 })->join' "$leak"
        """)]
    public async Task CleanUp_UnusedLoopDeviceWhoseFileSystemIsInANamespaceInUse_Stays(string run)
    {
        _job.Harness.WithSettings("""{ "oneJobPerHost": true }""");
        await _job.BeforeBuildAsync();
        _job.Start($"mkdir $H/m; leak=\"mount -t tmpfs t $H/m && truncate -s 8M $H/m/img && losetup -f --show $H/m/img > $H/name\"; {run}");
        var device = Leak("cat $H/name");

        await _job.CleanUpAsync();

        BackingFile(device).Should().EndWith("/m/img");
        _job.Harness.Log.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("the area is a mount point", "mount -t tmpfs t $R", "/img")]
    [InlineData("the area is in a mount", "mount -t tmpfs t ${R%/*}; mkdir -p $R ${R%/*}/work", "/root/img")]
    public async Task CleanUp_LoopDeviceMadeInTheBuildsOwnNamespaceThatHasEnded_IsDetached(string place, string mount, string path)
    {
        _job.Sh(mount);
        _job.Undo(() => Shell.Run("umount -l \"$1\" 2>/dev/null || true", Path.GetDirectoryName(_job.Root)!));
        var device = Leak("unshare -m sh -c 'truncate -s 8M '$R'/img; losetup -f --show '$R'/img; rm '$R'/img'");
        var other = Leak("unshare -m sh -c 'truncate -s 8M '$H'/img; losetup -f --show '$H'/img'");
        BackingFile(device).Should().Be(path + " (deleted)", "that is how the kernel names it when {0}", place);

        await _job.CleanUpAsync();

        BackingFile(device).Should().BeEmpty();
        BackingFile(other).Should().NotBeEmpty();
    }

    [Fact]
    public async Task CleanUp_LoopDevicesOfOthers_Stay()
    {
        var old = Leak("truncate -s 8M $H/img; losetup -f --show $H/img");
        await _job.BeforeBuildAsync();
        var young = Leak("truncate -s 8M $H/img2; losetup -f --show $H/img2; rm $H/img2");
        var neighbour = Leak("mkdir ${R}2; truncate -s 8M ${R}2/img; losetup -f --show ${R}2/img");

        await _job.CleanUpAsync();

        BackingFile(old).Should().NotBeEmpty();
        BackingFile(young).Should().NotBeEmpty();
        BackingFile(neighbour).Should().NotBeEmpty();
    }

    [Fact]
    public async Task CleanUp_LoopDeviceInUseOutside_IsReported()
    {
        var device = Leak("truncate -s 8M $R/img; mkfs.ext4 -q $R/img; l=$(losetup -f --show $R/img); mkdir $H/m; mount $l $H/m; echo $l");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Host).Should().Equal(_job.Host + "/m");
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Contain("1 loop device, NOT removed: " + device);
    }

    private const string Lost =
        "mkdir $R/t; unshare -m sh -c 'mount -t tmpfs t '$R'/t; truncate -s 8M '$R'/t/img; losetup -f --show '$R'/t/img'";

    private static string BackingFile(string device)
    {
        var path = $"/sys/block/{device}/loop/backing_file";
        return File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n') : "";
    }

    private static string[] Partitions(string device) => Directory.GetDirectories($"/sys/block/{device}", device + "p*");

    private string Leak(string script)
    {
        var device = Path.GetFileName(_job.Sh(script));
        _job.Undo(() => Shell.Run("umount /dev/$1 2>/dev/null || true; partx -d /dev/$1 2>/dev/null || true; losetup -d /dev/$1 2>/dev/null || true", device));
        return device;
    }

    // Only partitions that were added by hand (BLKPG, as parted and partx do) outlive the backing file.
    private string LeakPartitions() => Leak(
        "truncate -s 8M $R/img; l=$(losetup -f --show $R/img); addpart $l 1 0 2048; addpart $l 2 2048 2048; losetup -d $l; rm $R/img; echo $l");
}
