using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// A partition of a build step's loop device. The kernel is told its numbers (BLKPG) and reads no partition table. Like its disk
/// it stays until the step is over: its device number is one of those that the host's disks have (major 259), and must not become
/// theirs while the step has a node of it.
/// </summary>
internal sealed class LoopPartition : IDisposable
{
    private readonly LoopPartitionEntry _entry;
    private readonly SafeFileHandle _handle;

    private LoopPartition(LoopDevice disk, uint number, PartitionRange range, LoopPartitionEntry entry, SafeFileHandle handle)
    {
        _entry = entry;
        _handle = handle;
        Disk = disk;
        Number = number;
        Range = range;
    }

    public LoopDevice Disk { get; }

    public uint Number { get; }

    public PartitionRange Range { get; }

    public string Name => Path.GetFileName(_entry.DevicePath);

    /// <summary>Its device number, as mknod(2) takes it.</summary>
    public ulong Device => FileStatus.Of(_handle).OwnDevice;

    /// <summary>Adds one.</summary>
    /// <param name="disk">The loop device.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="range">Inside of the device.</param>
    /// <param name="journal">The job's.</param>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static LoopPartition Add(LoopDevice disk, uint number, PartitionRange range, JobJournal journal)
    {
        var entry = new LoopPartitionEntry(disk.Number, disk.File.Device, disk.File.Inode, number, disk.File.Token);
        var id = journal.Begin(entry);
        if (PartitionTable.Add(disk.Handle, number, range) != 0)
        {
            throw NativeException.Last($"cannot add {entry.DevicePath}");
        }

        // Kept open: so nobody can take it away.
        var handle = Libc.OpenFile(entry.DevicePath, (disk.ReadOnly ? OpenFlags.ReadOnly : OpenFlags.ReadWrite) | OpenFlags.CloseOnExec, 0);
        var error = handle.IsInvalid ? NativeException.Last($"cannot open {entry.DevicePath}")
            : !PartitionTable.IsDevice(handle, disk.Name, entry.DevicePath) ? new IOException($"{entry.DevicePath} is something else; expected a /dev of the kernel's")
            : null;
        if (error is not null)
        {
            handle.Dispose();
            _ = entry.TryRemove();
            throw error;
        }

        journal.Complete(id);
        return new LoopPartition(disk, number, range, entry, handle);
    }

    /// <summary>Writes what the kernel still has to the disk.</summary>
    public void Flush()
    {
        if (Libc.FileSync(_handle) != 0)
        {
            throw NativeException.Last($"cannot write to {_entry.DevicePath}");
        }
    }

    /// <summary>Takes it away, before the disk is released and somebody else's. What is still in use is left to the journal.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        try
        {
            _ = _entry.TryRemove();
        }
        catch (IOException)
        {
            // The journal tries again, and reports it.
        }
    }
}
