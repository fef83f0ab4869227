namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>What a build can do with a file system that the host's kernel has mounted for it.</summary>
[Collection(ImageCollection.Name)]
public sealed class LoopMountTests : IDisposable
{
    private const string Image = """
        truncate -s 16M /var/tmp/image; mkfs.ext4 -q -e panic /var/tmp/image
        debugfs -w -R "mknod zero c 1 5" /var/tmp/image >/dev/null 2>&1
        loop=$(losetup -f --show /var/tmp/image); mkdir /tmp/m; mount -t ext4 $loop /tmp/m
        test -c /tmp/m/zero && echo there

        """;

    private readonly SandboxScript _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    /// <summary>The mount's <c>nodev</c> is all that keeps such a node from being the host's device.</summary>
    [Fact]
    public async Task RunAsync_DeviceNodeInTheFileSystem_IsNoDeviceWhateverIsTried()
    {
        var output = await _sandbox.RunAsync(Image + """
            open() { head -c 1 $1/zero > /dev/null 2>&1 && echo "OPENED: $2"; }
            open /tmp/m plain
            /usr/bin/mount -o remount,bind,dev /tmp/m; open /tmp/m remount
            mkdir /tmp/b; /usr/bin/mount --bind /tmp/m /tmp/b; /usr/bin/mount -o remount,bind,dev,suid /tmp/b; open /tmp/b bind
            unshare --mount sh -c '/usr/bin/mount -o remount,bind,dev /tmp/m; head -c 1 /tmp/m/zero > /dev/null 2>&1 && echo "OPENED: namespace"'
            python3 - <<'P'
            import ctypes, struct
            libc = ctypes.CDLL(None, use_errno=True)
            attributes = ctypes.create_string_buffer(struct.pack("QQQQ", 0, 4, 0, 0))
            if libc.syscall(442, -100, b"/tmp/m", 0, attributes, 32) == 0:
                print("OPENED: mount_setattr")
            P
            open /tmp/m mount_setattr
            echo end
            """);

        output.Should().StartWith("there\n").And.EndWith("end\n").And.NotContain("OPENED");
    }

    [Fact]
    public async Task RunAsync_LoopDevice_KeepsItsFileAndGoesWithTheBuild()
    {
        var output = await _sandbox.RunAsync(Image + """
            truncate -s 16M /var/tmp/other
            python3 - $loop <<'P'
            import fcntl, os, sys
            device, other = os.open(sys.argv[1], os.O_RDONLY), os.open("/var/tmp/other", os.O_RDONLY)
            for request in (0x4C00, 0x4C01, 0x4C04, 0x4C06):
                try:
                    fcntl.ioctl(device, request, other)
                    print("CHANGED", hex(request))
                except PermissionError:
                    print("refused")
            P
            grep -c errors=remount-ro /proc/mounts
            """);

        output.Should().Be("there\nrefused\nrefused\nrefused\nrefused\n1\n");
    }
}
