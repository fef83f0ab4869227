using System.Runtime.InteropServices;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Devices;

/// <summary>Removes device-mapper devices that stand on the job's loop devices (linux/dm-ioctl.h).</summary>
/// <param name="report">The report.</param>
internal sealed class DeviceMapperRemover(LeakReport report)
{
    // _IOWR(0xfd, 4, struct dm_ioctl) with the structure's 312 bytes.
    private const uint RemoveRequest = 0xC138FD04;
    private const int RequestSize = 312;
    private const int SizeOffset = 12;
    private const int DataStartOffset = 16;
    private const int NameOffset = 48;
    private const int NameSize = 128;
    private const int DeepestStack = 16;

    private readonly Dictionary<string, int> _failed = new(StringComparer.Ordinal);

    /// <summary>Removes what holds a disk, and before that what holds those.</summary>
    /// <param name="disk">Its name in /sys/block.</param>
    public void RemoveHolders(ReadOnlySpan<byte> disk) => RemoveHolders(disk, [], 0);

    /// <summary>The same for a partition of the disk.</summary>
    public void RemoveHolders(ReadOnlySpan<byte> disk, ReadOnlySpan<byte> partition) => RemoveHolders(disk, partition, 0);

    /// <summary>Reports what could not be removed.</summary>
    public void ReportLeft()
    {
        foreach (var (name, error) in _failed)
        {
            report.AddLeft(LeakKind.DeviceMapper, $"{name}: {Errno.Text(error)}");
        }
    }

    private void RemoveHolders(ReadOnlySpan<byte> disk, ReadOnlySpan<byte> partition, int depth)
    {
        var directory = new PathBuilder(stackalloc byte[128]).Append("/sys/block/"u8).Append(disk);
        if (!partition.IsEmpty)
        {
            directory = directory.Append("/"u8).Append(partition);
        }

        foreach (var holder in DirectoryNames.List(directory.Append("/holders"u8).Path, "dm-"u8))
        {
            if (depth < DeepestStack)
            {
                RemoveHolders(holder, [], depth + 1);
            }

            Remove(holder);
        }
    }

    private void Remove(ReadOnlySpan<byte> device)
    {
        var name = KernelFile.Read(
            new PathBuilder(stackalloc byte[64]).Append("/sys/block/"u8).Append(device).Append("/dm/name"u8).Path).AsSpan().TrimEnd((byte)'\n');
        if (name.IsEmpty || name.Length >= NameSize)
        {
            return;
        }

        var number = KernelFile.Read(
            new PathBuilder(stackalloc byte[64]).Append("/sys/block/"u8).Append(device).Append("/dev"u8).Path).AsSpan().TrimEnd((byte)'\n');
        using var control = Libc.OpenAt(Libc.CurrentDirectory, "/dev/mapper/control"u8, Libc.ReadOnly | Libc.NonBlocking);
        Span<byte> request = stackalloc byte[RequestSize];
        request.Clear();
        MemoryMarshal.Write(request, 4); // Version 4.0.0 of the interface: all this request needs.
        MemoryMarshal.Write(request[SizeOffset..], RequestSize);
        MemoryMarshal.Write(request[DataStartOffset..], RequestSize);
        name.CopyTo(request[NameOffset..]);
        var error = control.IsOpen ? Libc.Control(control, RemoveRequest, request) : Errno.NoEntry;
        var printable = Printable.Bytes(name);
        if (error == 0)
        {
            RemoveNodes(number);
            _failed.Remove(printable);
            report.AddRemoved(LeakKind.DeviceMapper, printable);
        }
        else
        {
            _failed[printable] = error; // Busy perhaps until the next pass has unmounted what is on it.
        }
    }

    // Where no udev runs, libdevmapper made the node itself, under a name it escapes in its own way, and nobody else
    // removes it.
    private static void RemoveNodes(ReadOnlySpan<byte> number)
    {
        Span<byte> buffer = stackalloc byte[512];
        Span<byte> text = stackalloc byte[32];
        foreach (var entry in DirectoryNames.List("/dev/mapper"u8))
        {
            var path = new PathBuilder(buffer).Append("/dev/mapper/"u8).Append(entry).Path;
            if (Libc.Stat(Libc.CurrentDirectory, path, Libc.AtNoFollow, out var status)
                && status.IsBlockDevice
                && new PathBuilder(text).Append((int)status.NodeMajor).Append(":"u8).Append((int)status.NodeMinor).Path.SequenceEqual(number))
            {
                _ = Libc.Unlink(path);
            }
        }
    }
}
