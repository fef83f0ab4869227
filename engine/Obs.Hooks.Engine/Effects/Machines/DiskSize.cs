using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>Sizes of root disks.</summary>
internal static class DiskSize
{
    /// <summary>obs-build's own (VMDISK_ROOTSIZE).</summary>
    private const long Default = 4096;

    /// <summary>The size in MiB that the disk will have.</summary>
    public static long Wanted(SetMachine effect, BuildArguments arguments) =>
        effect.DiskMegabytes
        ?? (long.TryParse(
            arguments.ValueOf("--vmdisk-rootsize") ?? arguments.ValueOf("--vm-disk-size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : Default);

    /// <summary>Bytes that the disk can grow to: what its file system has left, and what it has already.</summary>
    public static long SpaceFor(MachineFile disk)
    {
        var directory = Path.GetDirectoryName(disk.Path)!;
        while (!Directory.Exists(directory))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return new DriveInfo(directory).AvailableFreeSpace + (File.Exists(disk.Path) ? new FileInfo(disk.Path).Length : 0);
    }
}
