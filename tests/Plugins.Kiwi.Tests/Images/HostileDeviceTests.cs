namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>A build that speaks to the engine's device socket, and to its devices, as no tool does.</summary>
[Collection(ImageCollection.Name)]
public sealed class HostileDeviceTests : IDisposable
{
    private readonly SandboxScript _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    /// <summary>An address that .NET's sockets cannot take, and more descriptors than are asked for: they would run out.</summary>
    [Fact]
    public async Task RunAsync_StrangeClients_AreAnsweredAndTheEngineGoesOn()
    {
        var output = await _sandbox.RunAsync("""
            python3 - <<'P'
            import array, ctypes, os, socket, struct
            def ask(text, descriptors=0, address=None):
                with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as engine:
                    if address:
                        ctypes.CDLL(None).bind(engine.fileno(), struct.pack("h108s", socket.AF_UNIX, address), 110) == 0 or print("not bound")
                    engine.connect("/run/obs-hooks/devices")
                    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0] * descriptors))] if descriptors else []
                    engine.sendmsg([text.encode()], rights)
                    return engine.recv(4096).decode()
            os.chdir("/tmp")
            print(ask("hello", address=b"x" * 108))
            print(ask("hello", address=b"\0" + b"y" * 107))
            print(ask("node null 1 3", descriptors=2))
            print(ask("x" * 5000))
            print({ask("attach rw 0", descriptors=3) for _ in range(2000)})
            P
            truncate -s 1M /var/tmp/image; losetup -f --show /var/tmp/image | tr -d 0-9
            """);

        output.Should().Be("""
            error unknown request
            error unknown request
            error no request
            error no request
            {'error no request'}
            /dev/loop

            """);
    }

    /// <summary>They stay alive inside of a message that nobody has read. Each would be waited for.</summary>
    [Fact]
    public async Task RunAsync_SilentClientsThatOutliveTheBuild_DoNotKeepItsDevices()
    {
        var output = await _sandbox.RunAsync("""
            truncate -s 1M /var/tmp/image; losetup -f --show /var/tmp/image | tr -d 0-9
            python3 - <<'P'
            import array, socket
            def connect():
                engine = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                engine.connect("/run/obs-hooks/devices")
                return engine
            clients = [connect() for _ in range(12)]
            connect().sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [c.fileno() for c in clients]))])
            P
            """);

        output.Should().Be("/dev/loop\n");
    }

    /// <summary>What is written through a device is not the build's account.</summary>
    [Fact]
    public async Task RunAsync_FilesInMemoryOrOnALoopDevice_HaveNoLoopDevice()
    {
        var output = await _sandbox.RunAsync("""
            truncate -s 16M /var/tmp/image /dev/shm/image; mkfs.ext4 -q /var/tmp/image
            mkdir /tmp/m; mount -t ext4 $(losetup -f --show /var/tmp/image) /tmp/m; truncate -s 1M /tmp/m/image
            losetup -f --show /dev/shm/image 2>&1 | sed 's/.*: //'
            losetup -f --show /tmp/m/image 2>&1 | sed 's/.*: //'
            """);

        output.Should().Be("only files in /out and /var/tmp can have a loop device\nonly files in /out and /var/tmp can have a loop device\n");
    }

    /// <summary>A trace of a device needs no right but to open it, and as much of the kernel's memory as it is told to take.</summary>
    [Fact]
    public async Task RunAsync_ControlsOfBlockDevices_AreThoseThatToolsNeed()
    {
        var output = await _sandbox.RunAsync("""
            truncate -s 16M /var/tmp/image
            python3 - $(losetup -f --show /var/tmp/image) <<'P'
            import fcntl, os, struct, sys
            device = os.open(sys.argv[1], os.O_RDWR)
            print(struct.unpack("Q", fcntl.ioctl(device, 0x80081272, bytes(8)))[0])
            for request in (0xC0481273, 0xC0C0128E, 0x1274, 0x1275, 0x1276, 0x125D):
                try:
                    fcntl.ioctl(device, request, bytes(192))
                    print("ALLOWED", hex(request))
                except PermissionError:
                    print("refused")
            P
            """);

        output.Should().Be("16777216\nrefused\nrefused\nrefused\nrefused\nrefused\nrefused\n");
    }
}
