using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Mounts;

/// <summary>
/// The mount the area lies in. The build has mounts of its own namespace; once that has ended, the kernel can name a file
/// only by its path within its mount, <c>/root/img</c> for <c>/var/cache/obs/root/img</c> on a disk of its own.
/// </summary>
internal sealed class AreaMount
{
    private readonly byte[] _pathInMount = [];

    /// <summary>Finds the mount.</summary>
    /// <param name="area">The job's area.</param>
    public AreaMount(JobArea area)
    {
        _ = Libc.Stat(new Descriptor(area.Directory), out var status);
        foreach (var mount in MountTable.Read())
        {
            if (status.HasMountId && (ulong)mount.Id == status.MountId)
            {
                // "/" is the one mount point that ends in a slash.
                var length = mount.MountPoint.Length == 1 ? 0 : mount.MountPoint.Length;
                _pathInMount = area.Path[length..].ToArray();
                FileSystem = $"{status.DeviceMajor}:{status.DeviceMinor}";
            }
        }
    }

    /// <summary>Device number as files there have it, which on btrfs is not that of mountinfo; empty when the mount was not found.</summary>
    public string FileSystem { get; } = "";

    /// <summary>Whether a path within this mount lies in the area.</summary>
    public bool Contains(ReadOnlySpan<byte> path) => FileSystem.Length > 0 && Bytes.IsBelow(path, _pathInMount);
}
