using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Mounts;

/// <summary>
/// Unmounts what is mounted below the area. A name out of mountinfo only says where to look: it is looked up from the
/// area's descriptor without symbolic links, and unless what is there is the mount of the line, by its id, nothing
/// happens. (obs-build refused an unmount by names for good reason: a newline or a link in one can lead to the host.)
/// </summary>
/// <param name="area">The job's area.</param>
/// <param name="report">The report.</param>
internal sealed class MountRemover(JobArea area, LeakReport report)
{
    /// <summary>Unmounts until nothing more goes away: some are hidden below others until those are gone.</summary>
    /// <param name="detach">Whether busy mounts are taken out of the tree and left to their users: the last resort.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    public Removal Remove(bool detach, CancellationToken cancellationToken)
    {
        var removed = 0;
        var mounts = Find();
        while (mounts.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = RemoveOnce(mounts, detach);
            if (now == 0)
            {
                break;
            }

            removed += now;
            mounts = Find();
        }

        return new Removal(removed, mounts.Count);
    }

    /// <summary>Reports what is still mounted.</summary>
    public void ReportLeft()
    {
        foreach (var mount in Find())
        {
            report.AddLeft(LeakKind.Mount, Describe(mount));
        }
    }

    private List<MountEntry> Find()
    {
        // What was mounted last comes first.
        var found = MountTable.Read().FindAll(mount => area.OwnsMountPoint(mount.MountPoint));
        found.Reverse();
        return found;
    }

    private int RemoveOnce(List<MountEntry> mounts, bool detach)
    {
        // Unmounting reaches the peers of the mount's parent: after an "mount --rbind /sys" in a shared tree those are
        // the host's. So all of them become private before the first one goes.
        var shared = new HashSet<int>();
        foreach (var mount in mounts)
        {
            if (mount.IsShared && !MakePrivate(mount))
            {
                shared.Add(mount.Id);
            }
        }

        var removed = 0;
        foreach (var mount in mounts)
        {
            // A shared parent that is still hidden waits for the next pass.
            if (!shared.Contains(mount.ParentId) && Unmount(mount, detach))
            {
                removed++;
            }
        }

        return removed;
    }

    private bool MakePrivate(MountEntry mount)
    {
        using var point = OpenMount(mount);
        return point.IsOpen && Libc.MakePrivate(DescriptorPath(point, [], stackalloc byte[64]));
    }

    private bool Unmount(MountEntry mount, bool detach)
    {
        var relative = area.Relative(mount.MountPoint);
        var slash = relative.LastIndexOf((byte)'/');
        var name = relative[(slash + 1)..];
        using var parent = slash < 0
            ? Libc.OpenAt(area.Directory, "."u8, Libc.PathOnly | Libc.Directory)
            : Libc.OpenBeneath(area.Directory, Bytes.Terminated(relative[..slash]), Libc.PathOnly | Libc.Directory);
        if (!parent.IsOpen || !IsMounted(mount))
        {
            return false;
        }

        // The mount itself must not be held open while it is unmounted; the directory its name is in may be.
        var error = Libc.Unmount(DescriptorPath(parent, name, stackalloc byte[512]), detach ? Libc.DetachMount : 0);
        if (error != 0)
        {
            return false;
        }

        if (detach)
        {
            report.AddLeft(LeakKind.Mount, Describe(mount) + ": busy, detached");
        }
        else
        {
            report.AddRemoved(LeakKind.Mount, Describe(mount));
        }

        return true;
    }

    private bool IsMounted(MountEntry mount)
    {
        using var point = OpenMount(mount);
        return point.IsOpen;
    }

    /// <summary>Opens the mount of a line; not open when its place is now (or is covered by) something else.</summary>
    private Descriptor OpenMount(MountEntry mount)
    {
        var point = Libc.OpenBeneath(area.Directory, Bytes.Terminated(area.Relative(mount.MountPoint)), Libc.PathOnly);
        if (point.IsOpen
            && Libc.Stat(point, out var status)
            && status.HasMountId
            && status.MountId == (ulong)mount.Id)
        {
            return point;
        }

        point.Dispose();
        return new Descriptor(-1);
    }

    private string Describe(MountEntry mount) => $"{Printable.Bytes(area.Relative(mount.MountPoint))} ({Printable.Text(mount.Type)})";

    private static ReadOnlySpan<byte> DescriptorPath(Descriptor descriptor, ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        var path = new PathBuilder(buffer).Append("/proc/self/fd/"u8).Append(descriptor.Number);
        return name.IsEmpty ? path.Path : path.Append("/"u8).Append(name).Path;
    }
}
