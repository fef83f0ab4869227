using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Running;

/// <summary>Programs that are root in a throw-away tree, and nowhere else.</summary>
[Collection(DebianCollection.Name)]
public sealed class ToolTreeTests(DebianRoot root)
{
    private readonly ToolRunner _runner = new(root.Host.Options, journal: null);

    [Fact]
    public async Task Run_WithTree_IsRootOverManyUsersOfItsOwn()
    {
        var result = await Sh("""
            id -u; cd /mnt/tree; touch file; chown 1000:65534 file; stat -c %u:%g file
            mkdir other; chmod 700 other; chown 7 other; touch other/x && echo ok
            echo x > dev/null; ls -d proc/self
            """);

        result.Output.Should().Be("0\n1000:65534\nok\nproc/self\n", result.Error);
    }

    [Fact]
    public async Task Run_WithTree_CanChangeItsRootAndBecomeItsUsers()
    {
        var result = await Sh("""
            cp -a --no-preserve=ownership /usr/bin/true /mnt/tree/true; mkdir -p /mnt/tree/lib64 /mnt/tree/lib/x86_64-linux-gnu
            cp -L /lib64/ld-linux* /mnt/tree/lib64; cp -L /lib/*-linux-gnu/libc.so.6 /mnt/tree/lib/x86_64-linux-gnu
            chroot /mnt/tree /true && echo chroot; chroot --userspec=1000:1000 / id -u; chroot --userspec=99999:1 / id -u
            """);

        result.Output.Should().Be("chroot\n1000\n", result.Error);
    }

    [Fact]
    public async Task Run_WithTree_HasNoPowerOverTheHostOrItsOwnSandbox()
    {
        var result = await Sh("""
            grep CapBnd /proc/self/status; unshare -m true; unshare -U true; mknod /mnt/tree/sda b 8 0
            touch /usr/x; echo 1 > /proc/sys/kernel/core_pattern; chown 70000 /mnt/tree
            ls /root; hostname other; (exec 3<>/dev/tcp/127.0.0.1/22)
            wc -l < /proc/net/dev
            """);

        result.Output.Split('\n')[0].Should().EndWith("800400fb");
        result.Error.Should()
            .Contain("unshare: unshare failed: Operation not permitted")
            .And.Contain("mknod: /mnt/tree/sda: Operation not permitted")
            .And.Contain("/usr/x': Read-only file system")
            .And.Contain("core_pattern: Permission denied")
            .And.Contain("chown: changing ownership of '/mnt/tree': Invalid argument")
            .And.Contain("'/root': Permission denied")
            .And.Contain("Connection refused");
    }

    [Fact]
    public async Task Run_FullTree_IsFull()
    {
        var result = await Sh("head -c 20M /dev/zero > /mnt/tree/big; stat -c %s /mnt/tree/big", new ToolTree(8 << 20));

        result.Error.Should().Contain("No space left on device");
        long.Parse(result.Output).Should().BeInRange(7 << 20, 8 << 20);
    }

    [Fact]
    public async Task Run_OutputsOfManyUsers_AreTakenBack()
    {
        var output = Directory.CreateDirectory(root.Host.Path("owned")).FullName;

        await Sh(
            "cd /mnt/out; echo a > file; mkdir dir; echo b > dir/b; chmod 0 dir; chown -R 1234:5678 file dir; ln -s /etc/shadow link",
            outputs: new ToolMount("out", output));

        (await File.ReadAllTextAsync(Path.Combine(output, "dir/b"))).Should().Be("b\n");
        Command.Run("stat", "-c", "%u:%g", Path.Combine(output, "file"), Path.Combine(output, "dir")).Should().Be("0:0\n0:0\n");
        Directory.GetFileSystemEntries(output).Should().HaveCount(2);
    }

    [Fact]
    public async Task Run_ForkBomb_StaysWithinItsLimitAndEnds()
    {
        using var cancel = new CancellationTokenSource();
        var run = new ToolRun(new ProcessRequest("bash", "-c", "chroot --userspec=1:1 / bash -c 'b() { b | b & }; b; echo started; wait'") { LogOutput = true })
        {
            Tree = new ToolTree(1 << 20),
            ProcessLimit = 40,
        };

        var running = _runner.RunAsync(root.Lease.TreeDirectory, run, _ => cancel.Cancel(), cancel.Token);

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<ProcessResult> Sh(string script, ToolTree? tree = null, params ToolMount[] outputs) =>
        _runner.RunAsync(
            root.Lease.TreeDirectory,
            new ToolRun(new ProcessRequest("bash", "-c", script)) { Tree = tree ?? new ToolTree(64 << 20), Outputs = [.. outputs] },
            null,
            CancellationToken.None);
}
