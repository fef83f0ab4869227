using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>
/// A root disk in the host's memory: a file in a tmpfs of the job area, mounted over the file that is the disk. The path stays what it
/// was, because <c>build --kill</c> looks for the machine by it.
/// </summary>
internal sealed class MemoryDisk(JobArea area, BuildJob job, AreaMounts mounts)
{
    /// <summary>Room for the tmpfs' own bookkeeping.</summary>
    private const long Slack = 4L << 20;

    public void Check(BuildInputs inputs, SetMachine effect, MachineFile disk, RefusalList refusals)
    {
        var size = DiskSize.Wanted(effect, inputs.Arguments);
        var available = (HostMemory.Read().Available >> 20) - (effect.MemoryMegabytes ?? 0);
        if (size > available)
        {
            Refuse(
                refusals,
                string.Create(CultureInfo.InvariantCulture, $"a disk of {size} MiB in memory"),
                string.Create(CultureInfo.InvariantCulture, $"at most {Math.Max(0, available)} MiB, what this host has to spare beside the machine's memory"));
        }

        // Otherwise the next build takes the size beside the disk for that of a file system, and finds none.
        if (!inputs.Arguments.Has("--clean"))
        {
            Refuse(refusals, "a disk in memory without --clean", "a build that makes its root anew");
        }
    }

    /// <exception cref="IOException">The kernel refused.</exception>
    public void Apply(BuildInputs inputs, SetMachine effect)
    {
        var disk = MachineFile.Of(job, inputs.Arguments)!;
        mounts.Apply(MountName.Disk, MountKind.Tmpfs, null, (DiskSize.Wanted(effect, inputs.Arguments) << 20) + Slack);
        var tmpfs = AreaMounts.PathOf(area.Directory, MountName.Disk);
        using var inner = DirectoryHandle.Open(tmpfs);
        inner.WriteFile(MemoryDiskEntry.DiskName, []);

        var id = area.Journal.Begin(new MemoryDiskEntry(disk.Path));
        Directory.CreateDirectory(Path.GetDirectoryName(disk.Path)!);
        if (!File.Exists(disk.Path))
        {
            File.Create(disk.Path).Dispose();
        }

        area.Journal.Step("disk file");
        if (Libc.Mount($"{tmpfs}/{MemoryDiskEntry.DiskName}", disk.Path, null, Libc.MountBind, null) != 0)
        {
            throw NativeException.Last($"cannot mount the disk in memory over {disk.Path}");
        }

        area.Journal.Step("disk mounted");
        area.Journal.Complete(id);
    }

    /// <summary>
    /// Gives the memory back when build has ended and extracted the results, or will not be started: hooks that come then need not
    /// share it, and none of them takes the mount for one that the build has left.
    /// </summary>
    /// <exception cref="IOException">It is still mounted.</exception>
    public void Release(BuildInputs inputs)
    {
        if (inputs.HasMemoryDisk && MachineFile.Of(job, inputs.Arguments) is { } disk)
        {
            MemoryDiskEntry.Remove(area.Directory, disk.Path);
            AreaMounts.UnmountAll(AreaMounts.PathOf(area.Directory, MountName.Disk));
        }
    }

    private static void Refuse(RefusalList refusals, string found, string expected) =>
        refusals.Add(DiagnosticCodes.MachineRefused, $"machine: {found}", expected);
}
