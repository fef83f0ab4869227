using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// Mounts below the job area, where only root can look. What is mounted is an open descriptor of the directory that
/// was checked, not its path.
/// </summary>
internal sealed class AreaMounts(JobArea area)
{
    private const string MountsName = "mounts";
    private const string LayersName = "layers";
    private const string NobodyElse = "mode=0700";

    public static string PathOf(string areaDirectory, string name) => $"{areaDirectory}/{MountsName}/{name}";

    /// <summary>Mounts and returns the path.</summary>
    /// <exception cref="IOException">The kernel refused.</exception>
    public string Apply(string name, MountKind kind, DirectoryHandle? source, long sizeBytes)
    {
        var id = area.Journal.Begin(new MountEntry(name));
        var target = CreateTarget(name);
        switch (kind)
        {
            case MountKind.Tmpfs:
                MountTmpfs(target, sizeBytes);
                break;
            case MountKind.ReadOnlyTree:
                MountReadOnly(source!, target);
                break;
            case MountKind.OverlayTree:
                MountOverlay(source!, target, name);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of mount");
        }

        area.Journal.Complete(id);
        return target;
    }

    /// <summary>
    /// Unmounts everything at and below a directory, last mount first, until mountinfo shows none. A mount that is busy
    /// is detached: it is gone from the tree and ends with its last user.
    /// </summary>
    /// <param name="directory">Absolute, without links; at or below a job area.</param>
    public static void UnmountAll(string directory)
    {
        for (var mounts = MountTable.At(directory); mounts.Count > 0; mounts = MountTable.At(directory))
        {
            var last = mounts[^1];
            if (Libc.Unmount(last.Path, Libc.UnmountNoFollow) != 0
                && (Marshal.GetLastPInvokeError() != Errno.Busy
                    || Libc.Unmount(last.Path, Libc.UnmountNoFollow | Libc.UnmountDetach) != 0))
            {
                throw NativeException.Last($"cannot unmount {last.Path}");
            }

            if (MountTable.At(directory).Exists(mount => mount.Id == last.Id))
            {
                throw new IOException($"{last.Path} is still mounted after it was unmounted");
            }
        }
    }

    private string CreateTarget(string name)
    {
        var mounts = $"{area.Directory}/{MountsName}";
        if (MountTable.At(mounts).Count == 0)
        {
            // A mount point of its own without a peer group: what is mounted below it propagates nowhere, even where
            // /run is shared with other namespaces, and nothing from there arrives here.
            area.Handle.CreateDirectory(MountsName).Dispose();
            Check(Libc.Mount("tmpfs", mounts, "tmpfs", Libc.MountNoSetUserId | Libc.MountNoDevices, NobodyElse), mounts);
            area.Journal.Step("mounts mounted");
            Check(Libc.Mount("none", mounts, null, Libc.MountPrivate, null), mounts);
            area.Journal.Step("mounts private");
        }

        // By path: a handle refuses to cross from the job area into the mount made above.
        using var inner = DirectoryHandle.Open(mounts);
        inner.CreateDirectory(name).Dispose();
        area.Journal.Step($"target {name}");
        return PathOf(area.Directory, name);
    }

    private void MountTmpfs(string target, long sizeBytes)
    {
        var options = string.Create(CultureInfo.InvariantCulture, $"{NobodyElse},size={sizeBytes}");
        Check(Libc.Mount("tmpfs", target, "tmpfs", Libc.MountNoSetUserId | Libc.MountNoDevices, options), target);
        area.Journal.Step("tmpfs");
    }

    private void MountReadOnly(DirectoryHandle source, string target)
    {
        Check(Libc.Mount(source.DescriptorPath, target, null, Libc.MountBind, null), target);
        area.Journal.Step("bind");

        // A bind mount joins the peer group of its source: leave it before anything can be mounted below.
        Check(Libc.Mount("none", target, null, Libc.MountPrivate, null), target);
        const ulong flags = Libc.MountRemount | Libc.MountBind | Libc.MountReadOnly
            | Libc.MountNoSetUserId | Libc.MountNoDevices;
        Check(Libc.Mount("none", target, null, flags, null), target);
        area.Journal.Step("read-only");
    }

    private void MountOverlay(DirectoryHandle source, string target, string name)
    {
        // Always a fresh upper layer: the kernel refuses or corrupts a used one (overlayfs.rst, "volatile").
        using var layers = area.Handle.CreateDirectory(LayersName);
        using var layer = layers.CreateDirectory(name);
        layer.CreateDirectory("upper", 0x1ED).Dispose();
        layer.CreateDirectory("work").Dispose();

        // The descriptor's path also keeps colons and commas of the source (osc's home:user) out of the option string.
        var options = $"lowerdir={source.DescriptorPath},upperdir={layer.Path}/upper,workdir={layer.Path}/work";
        Check(Libc.Mount("overlay", target, "overlay", Libc.MountNoSetUserId | Libc.MountNoDevices, options), target);
        area.Journal.Step("overlay");
    }

    private static void Check(int result, string target)
    {
        if (result != 0)
        {
            throw NativeException.Last($"cannot mount {target}");
        }
    }
}
