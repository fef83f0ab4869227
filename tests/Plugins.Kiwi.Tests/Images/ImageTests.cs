using System.Diagnostics;

namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>Real images by Debian's kiwi. The archive is built by the real worker, see the lab's tests.</summary>
[Collection(ImageCollection.Name)]
public sealed class ImageTests(ImageHost host)
{
    private string Results => Path.Combine(host.Root, ".build.packages/KIWI");

    [Fact]
    public void Build_AContainer_LeavesItWhereTheWorkerLooks()
    {
        var build = host.Build(Sample.Description("docker"));

        build.ExitStatus.Should().Be(0, build.Log);
        Directory.EnumerateFiles(Results).Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(
            "tiny.x86_64-1.0.0-Build1.1.docker.tar.xz", "tiny.x86_64-1.0.0-Build1.1.docker.tar.xz.sha256",
            "tiny.x86_64-1.0.0-Build1.1.packages", "tiny.x86_64-1.0.0-Build1.1.verified");
        File.ReadAllText(Path.Combine(Results, "tiny.x86_64-1.0.0-Build1.1.packages")).Should().Contain("hostname|");
        new FileInfo(Path.Combine(host.Root, ".build.packages")).LinkTarget.Should().Be("usr/src/packages");
        host.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public void Build_AFileSystem_BelongsToRootAndHasDevices()
    {
        var build = host.Build(Sample.Description("ext4"));

        build.ExitStatus.Should().Be(0, build.Log);
        var image = Path.Combine(Results, "tiny.x86_64-1.0.0-Build1.1.ext4");
        Shell("xz", "-d", image + ".xz");
        Shell("debugfs", "-R", "stat /usr/bin/dpkg", image).Should().Contain("User:     0   Group:     0");
        Shell("debugfs", "-R", "stat /dev/null", image).Should().Contain("Type: character special").And.Contain("01:03");
        host.Leftovers().Should().BeEmpty();
    }

    /// <summary>Its boot loader, initrd and file system are made through devices of the sandbox: the disk's and that of its partition.</summary>
    [Fact]
    public void Build_ADisk_HasAPartitionWithKernelInitrdAndBootLoader()
    {
        var build = host.BuildDisk(Sample.Disk());

        build.ExitStatus.Should().Be(0, build.Log);
        var image = Path.Combine(Results, "tiny.x86_64-1.0.0-Build1.1.raw");
        Shell("xz", "-d", image + ".xz");
        Shell("sfdisk", "--dump", image).Should().Contain("label: dos").And.MatchRegex(@"raw1 : start=\s+2048, size=\s+\d+, type=83");
        var partition = image + "?offset=1048576";
        Shell("debugfs", "-R", "ls -p /boot", partition).Should().Contain("/vmlinuz-").And.Contain("/initrd.img-").And.Contain("/grub/");
        Shell("debugfs", "-R", "stat /usr/bin/dpkg", partition).Should().Contain("User:     0   Group:     0");
        Shell("debugfs", "-R", "cat /boot/grub/grub.cfg", partition).Should().Contain("console=ttyS0");
        Shell("head", "-c", "440", image).Should().Contain("GRUB");
        host.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public void Build_KilledWhileAPartitionIsMounted_LeavesNothingAfterTheNextStart()
    {
        var build = host.Build(
            Sample.Description("oem"),
            static (line, engine) =>
            {
                if (line.Contains("Syncing root filesystem data"))
                {
                    engine.Kill(entireProcessTree: false); // SIGKILL
                }
            });
        build.ExitStatus.Should().Be(137, build.Log);
        host.Leftovers().Should().NotBeEmpty();

        host.Recover().ExitStatus.Should().Be(0);
        host.Leftovers().Should().BeEmpty();
    }

    [Theory]
    [InlineData("ext4")]
    [InlineData("oem")]
    public void Build_LoopDevicesOnAHostThatForbidsThem_IsOneClearLine(string type)
    {
        host.Configure(loopMounts: false);
        try
        {
            var build = host.Build(Sample.Description(type));

            build.ExitStatus.Should().Be(1);
            build.Log.Should().Contain("OBSH415: loop devices and mounts for kiwi");
            build.Log.Should().NotContain("system build");
        }
        finally
        {
            host.Configure(loopMounts: true);
        }
    }

    /// <summary>Everything that this script tries works for real root. Without users, mounts or devices of the host it gets nowhere.</summary>
    [Fact]
    public void Build_HostileScript_ReachesNothingOfTheHostAndEndsWithTheCause()
    {
        const string script = """
            #!/bin/bash
            try() { if "$@" 2>/dev/null; then echo "REACHED: $*"; fi; }
            core() { echo '|/bin/sh' > /proc/sys/kernel/core_pattern; }
            mount -t proc proc /proc
            try core
            try mknod /tmp/disk b 254 0
            try mknod /tmp/loop-control c 10 237
            try dd if=/dev/vda of=/dev/null count=1
            try mount -t ext4 /dev/vda /mnt
            try losetup -f /etc/passwd
            try mount -t cgroup2 none /mnt
            mkdir /nodev && mount -t tmpfs -o nodev none /nodev
            try mount -o remount,bind,dev /nodev
            try bash -c 'echo > /dev/tcp/1.1.1.1/80'
            echo "the end" >&2
            exit 7
            """;

        var build = host.Build(Sample.Description(), null, ("config.sh", script));

        build.ExitStatus.Should().Be(1);
        build.LastWords.Should().Be("OBSH935: kiwi failed: KiwiScriptFailed: config.sh failed: the end");
        build.Log.Should().NotContain("REACHED");
        host.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public void Build_KilledWhileAFileSystemIsMounted_LeavesNothingAfterTheNextStart()
    {
        var build = host.Build(
            Sample.Description("ext4"),
            static (line, engine) =>
            {
                if (line.Contains("Syncing data to filesystem on /dev/loop"))
                {
                    engine.Kill(entireProcessTree: false); // SIGKILL
                }
            });
        build.ExitStatus.Should().Be(137, build.Log);

        host.Recover().ExitStatus.Should().Be(0);
        host.Leftovers().Should().BeEmpty();
    }

    private static string Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
