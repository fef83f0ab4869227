using Obs.Hooks.Plugins.Cleanup.Mounts;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;

namespace Obs.Hooks.Plugins.Cleanup.Devices;

/// <summary>The file systems that somebody on this machine can still get at: what is mounted in any mount namespace.</summary>
internal sealed class ReachableFileSystems
{
    // linux/proc_ns.h
    private const ulong InitialPidNamespace = 0xEFFFFFFC;

    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<ulong> _kept = [];
    private readonly HashSet<(ulong Namespace, ulong Mount, ulong Inode)> _views = [];

    private ReachableFileSystems()
    {
    }

    /// <summary>Looks at every thread: each may have a namespace of its own, and of that it shows what is below its root.</summary>
    public static ReachableFileSystems Look()
    {
        var found = new ReachableFileSystems();
        Span<byte> buffer = stackalloc byte[64];
        foreach (var pid in ProcessScanner.Processes())
        {
            var tasks = new PathBuilder(buffer).Append("/proc/"u8).Append(pid).Append("/task"u8);
            foreach (var task in DirectoryNames.List(tasks.Path))
            {
                if (task[0] != '.')
                {
                    found.Add(tasks.Append("/"u8).Append(task));
                }
            }
        }

        return found;
    }

    /// <summary>Whether a file system is mounted somewhere.</summary>
    /// <param name="device">Its device number, as a file in it has it.</param>
    public bool Contains(string device) => _devices.Contains(device);

    /// <summary>
    /// Whether a file system that was not found is certainly mounted nowhere. Not when there may be processes that are not seen
    /// from here, or a namespace that a file keeps without any process, or when a file's device number may be none of those in
    /// mountinfo: btrfs has one for each subvolume, overlayfs one for each layer.
    /// </summary>
    /// <param name="device">Its device number, as a file in it has it.</param>
    public bool IsComplete(string device) =>
        NamespaceLink.Inode("/proc/self/ns/pid"u8) == InitialPidNamespace
        && _kept.IsSubsetOf(_seen)
        && !(device.StartsWith("0:", StringComparison.Ordinal) && (_types.Contains("btrfs") || _types.Contains("overlay")));

    private void Add(PathBuilder task)
    {
        var space = NamespaceLink.Inode(task.Append("/ns/mnt"u8).Path);
        _ = Libc.Stat(Libc.CurrentDirectory, task.Append("/root"u8).Path, 0, out var root);
        if (space == 0 || !_views.Add((space, root.MountId, root.Inode)))
        {
            return;
        }

        _seen.Add(space);
        foreach (var mount in MountTable.Read(task.Append("/mountinfo"u8).Path))
        {
            _devices.Add(mount.Device);
            _types.Add(mount.Type);
            if (mount.Type == "nsfs" && NamespaceLink.Number(mount.Root, "mnt:["u8) is var kept and > 0)
            {
                _kept.Add(kept);
            }
        }
    }
}
