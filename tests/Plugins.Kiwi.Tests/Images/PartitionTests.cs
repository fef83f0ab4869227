namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>What a build can do with partitions of its loop devices, and what it cannot.</summary>
[Collection(ImageCollection.Name)]
public sealed class PartitionTests : IDisposable
{
    /// <summary>A disk of 64 MiB: 131072 sectors.</summary>
    private const string Disk = """
        truncate -s 64M /var/tmp/image; disk=$(losetup -f --show /var/tmp/image); name=${disk#/dev/}
        cat > /tmp/ask.py <<'P'
        import socket, sys
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as engine:
            engine.connect("/run/obs-hooks/devices")
            engine.send(" ".join(sys.argv[1:]).encode())
            print(engine.recv(4096).decode())
        P
        ask() { python3 /tmp/ask.py "$@" | sed "s/$name/DISK/g"; }

        """;

    private readonly SandboxScript _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    /// <summary>All tools end well although the kernel is told nothing before partx; extended partitions and GPT included.</summary>
    [Fact]
    public async Task RunAsync_PartitionsOfATable_AreDevicesWithTheirFileSystems()
    {
        var output = await _sandbox.RunAsync(Disk + """
            set -e
            printf '2048,20480,c\n22528,,5\n24576,20480,83\n47104,,83\n' | sfdisk -q $disk
            parted $disk set 1 boot on >/dev/null 2>&1
            ls /sys/block/$name | grep -c ${name}p || :
            partx --add $disk; partx --add $disk
            cat /sys/block/$name/${name}p2/size /sys/block/$name/${name}p5/start
            mkfs.ext2 -q ${disk}p1; mkfs.ext4 -q ${disk}p5; mkdir /tmp/efi /tmp/root
            mount ${disk}p1 /tmp/efi; mount ${disk}p5 /tmp/root
            echo boots > /tmp/efi/a; cp /tmp/efi/a /tmp/root/a; stat -c %u:%g /tmp/efi/a /tmp/root/a
            grep -c "nosuid,nodev.* ext4 /dev/${name}p" /proc/self/mountinfo
            kpartx -s -a $disk; readlink /dev/mapper/${name}p1 | sed "s/$name/DISK/"
            umount /tmp/efi /tmp/root; partx --delete $disk; losetup -d $disk
            truncate -s 8M /var/tmp/image-gpt; disk=$(losetup -f --show /var/tmp/image-gpt); name=${disk#/dev/}
            sgdisk -n 1:0:+2M -t 1:EF00 $disk >/dev/null; partx --add $disk; cat /sys/block/$name/${name}p1/size; mkfs.vfat ${disk}p1 >/dev/null
            dd if=/var/tmp/image bs=512 skip=24576 count=20480 of=/tmp/part status=none; debugfs -R "cat /a" /tmp/part 2>/dev/null
            """);

        output.Should().Be("0\n2\n24576\n0:0\n0:0\n2\n../DISKp1\n4096\nboots\n");
    }

    [Fact]
    public async Task RunAsync_PartitionsThatCannotBe_AreRefused()
    {
        var output = await _sandbox.RunAsync(Disk + """
            ask partition $name 1 2048 2048
            ask partition $name 2 4095 1
            ask partition $name 2 1 131071
            ask partition $name 1 2048 4096
            ask partition $name 2 8192 122881
            ask partition $name 2 131072 1
            ask partition $name 2 0 1
            ask partition $name 2 18446744073709551615 2
            ask partition $name 2 9223372036854775808 9223372036854775808
            ask partition $name 0 8192 1
            ask partition $name 129 8192 1
            ask partition $name 4294967297 8192 1
            ask partition ${name}p1 1 1 1
            ask partition loop-control 1 1 1
            ask partition ../vda 1 2048 1
            ask mount ../vda ext4
            ask partition $name 3 8192 1 1
            for number in $(seq 2 65); do ask partition $name $number $((8192 + number)) 1; done | grep -v ^ok
            printf '2048,20480,c\n2097152,2048,83\n' | sfdisk -q --force $disk >/dev/null 2>&1; ls /sys/block/$name | grep -c ${name}p
            """);

        output.Should().Be("""
            ok DISKp1
            error partition 2 overlaps DISKp1
            error partition 2 overlaps DISKp1
            error DISKp1 stays where it is until the build is over
            error a partition from 8192 of 122881 sectors is not on a disk of 131072
            error a partition from 131072 of 1 sectors is not on a disk of 131072
            error a partition from 0 of 1 sectors is not on a disk of 131072
            error a partition from 18446744073709551615 of 2 sectors is not on a disk of 131072
            error a partition from 9223372036854775808 of 9223372036854775808 sectors is not on a disk of 131072
            error a partition's number is one from 1 to 128
            error a partition's number is one from 1 to 128
            error a partition's number is one from 1 to 128
            error DISKp1 is no loop device of this build
            error loop-control is no loop device of this build
            error ../vda is no loop device of this build
            error ../vda is no loop device of this build
            error unknown request
            error a build has at most 64 partitions, those it gave back included
            64

            """);
    }

    /// <summary>
    /// A partition's number is one of those that the host's disks have: it must not be free as long as a node of it may be hidden somewhere.
    /// </summary>
    [Fact]
    public async Task RunAsync_PartitionGivenBack_StaysWhatItIsWhateverIsTried()
    {
        var output = await _sandbox.RunAsync(Disk + """
            echo 2048,2048 | sfdisk -q $disk; partx --add $disk; node=$(stat -c %t:%T ${disk}p1)
            partx --delete $disk; losetup -d $disk; ask partition $name 1 2048 2048
            python3 - ${disk} ${disk}p1 <<'P'
            import ctypes, fcntl, os, struct, sys
            for path in sys.argv[1:]:
                device = os.open(path, os.O_RDWR)
                part = ctypes.create_string_buffer(struct.pack("qqi132x", 0, 0, 1))
                for operation in (2, 1, 3):
                    fcntl.ioctl(device, 0x1269, struct.pack("iiiiQ", operation, 0, 152, 0, ctypes.addressof(part)))
                fcntl.ioctl(device, 0x125F)
                for request in (0x4C00, 0x4C01, 0x4C02, 0x4C04, 0x4C06, 0x4C07, 0x4C08, 0x4C09, 0x4C0A, 0x125D, 0x1261):
                    try:
                        fcntl.ioctl(device, request, 0)
                        print("CHANGED", path, hex(request))
                    except PermissionError:
                        pass
            os.lseek(device, 0, os.SEEK_END) == 1048576 or print("SIZE")
            try:
                os.pwrite(device, b"x" * 512, 1048576)
                print("WRITTEN behind its end")
            except OSError as e:
                print(os.strerror(e.errno))
            P
            mknod /tmp/p b $((0x${node%:*})) $((0x${node#*:})) 2>&1 | sed 's/.*: //'
            ls /sys/block/$name | grep -c ${name}p; [ $node = $(stat -c %t:%T ${disk}p1) ] && echo same
            """);

        output.Should().Be("ok DISKp1\nNo space left on device\nOperation not permitted\n1\nsame\n");
    }

    [Fact]
    public async Task RunAsync_FileTruncatedWhileItsPartitionIsMounted_EndsAllTheSame()
    {
        var output = await _sandbox.RunAsync(Disk + """
            echo 2048, | sfdisk -q $disk; partx --add $disk; mkfs.ext4 -q ${disk}p1; mkdir /tmp/m; mount ${disk}p1 /tmp/m
            truncate -s 1M /var/tmp/image
            for i in $(seq 20); do head -c 1M /dev/urandom > /tmp/m/$i; done 2>/dev/null; sync -f /tmp/m 2>/dev/null
            ask partition $name 1 2048 129024
            echo end
            """);

        output.Should().Be("ok DISKp1\nend\n");
    }
}
