using System.Text;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Devices;

/// <summary>A loop device as /sys/block shows it (loop(4)).</summary>
/// <param name="name">Its name, <c>loop0</c>.</param>
/// <param name="backingFile">Path of its backing file as the kernel writes it, or null when it has none.</param>
internal sealed class LoopDevice(byte[] name, byte[]? backingFile)
{
    private const uint GetStatus64 = 0x4C05;
    private const int StatusSize = 232;

    /// <summary>Its name.</summary>
    public ReadOnlySpan<byte> Name => name;

    /// <summary>Whether it has a backing file.</summary>
    public bool IsBound => backingFile is not null;

    /// <summary>
    /// The path of its backing file, empty without one. A deleted file's ends in <c> (deleted)</c>, and a file in a mount
    /// that is gone has a path in that mount: only "below" can be asked of it.
    /// </summary>
    public ReadOnlySpan<byte> BackingFile => backingFile;

    /// <summary>Its device number, <c>7:0</c>.</summary>
    public string Number => Encoding.ASCII.GetString(
        KernelFile.Read(new PathBuilder(stackalloc byte[64]).Append("/sys/block/"u8).Append(Name).Append("/dev"u8).Path) ?? []).TrimEnd('\n');

    /// <summary>Its partitions, <c>loop0p1</c>; they stay when the backing file is taken away.</summary>
    public List<byte[]> Partitions() => DirectoryNames.List(
        new PathBuilder(stackalloc byte[64]).Append("/sys/block/"u8).Append(Name).Path,
        new PathBuilder(stackalloc byte[32]).Append(Name).Append("p"u8).Path);

    /// <summary>Opens the device node.</summary>
    /// <param name="exclusively">
    /// For nobody else (O_EXCL): fails while the device or a partition is mounted, in whatever namespace, or has other devices on it.
    /// </param>
    /// <returns>Not open when /dev has something else of that name, or nothing.</returns>
    public Descriptor Open(bool exclusively = false)
    {
        var device = Libc.OpenAt(
            Libc.CurrentDirectory,
            new PathBuilder(stackalloc byte[64]).Append("/dev/"u8).Append(Name).Path,
            Libc.ReadOnly | Libc.NonBlocking | Libc.NoFollow | (exclusively ? Libc.Exclusive : 0));
        if (device.IsOpen
            && Libc.Stat(device, out var status)
            && status.IsBlockDevice
            && Number == $"{status.NodeMajor}:{status.NodeMinor}")
        {
            return device;
        }

        device.Dispose();
        return new Descriptor(-1);
    }

    /// <summary>Asks the open device for the file system of its backing file (LOOP_GET_STATUS64).</summary>
    /// <param name="device">The open device.</param>
    /// <param name="fileSystem">Its device number, <c>8:1</c>, as the file has it.</param>
    /// <returns>0, or ENXIO when it has no backing file.</returns>
    public static int BackingFileSystem(Descriptor device, out string fileSystem)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        var error = Libc.Control(device, GetStatus64, status);

        // The kernel's own packing of device numbers (huge_encode_dev): MMMmm is minor's low 8, major's 12, minor's high bits.
        var number = BitConverter.ToUInt64(status);
        var major = (number >> 8) & 0xfff;
        var minor = (number & 0xff) | ((number >> 12) & 0xfff00);
        fileSystem = $"{major}:{minor}";
        return error;
    }
}
