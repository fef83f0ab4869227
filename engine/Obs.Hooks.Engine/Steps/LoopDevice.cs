using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// A loop device of a build step. It keeps its file until the step is over, whatever the step says: a node or a descriptor that it
/// hid somewhere must not lead to what somebody else attaches later.
/// </summary>
internal sealed unsafe class LoopDevice : IDisposable
{
    private const int Attempts = 64;
    private const int NameLength = 64;
    private const uint ReadOnlyLoop = 1;
    private const uint ReleasedAfterUse = 4; // LO_FLAGS_AUTOCLEAR: whoever is killed, nothing has to remember it

    private LoopDevice(ulong number, SafeFileHandle device, bool readOnly, LoopFile file)
    {
        Number = number;
        Handle = device;
        ReadOnly = readOnly;
        File = file;
    }

    public ulong Number { get; }

    /// <summary>For example <c>loop3</c>.</summary>
    public string Name => NameOf(Number);

    public bool ReadOnly { get; }

    /// <summary>Its device number, as mknod(2) takes it. The kernel's loop.max_part says how it follows from the other one.</summary>
    public ulong Device => FileStatus.Of(Handle).OwnDevice;

    /// <summary>What it has, as in <see cref="LoopEntry"/>.</summary>
    public LoopFile File { get; }

    /// <summary>
    /// Kept open: the kernel does not take a device away that is. And locked, for udev to leave it and its partitions alone: it would
    /// name them by what the build has written, and activate volume groups (systemd's "Locking Block Device Access").
    /// </summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Attaches a file.</summary>
    /// <param name="file">An open regular file.</param>
    /// <param name="readOnly">Whether the device is to be.</param>
    /// <param name="blockSize">Logical block size in bytes; 0 for 512.</param>
    /// <param name="journal">The job's.</param>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static LoopDevice Attach(SafeFileHandle file, bool readOnly, uint blockSize, JobJournal journal)
    {
        var status = FileStatus.Of(file);
        var token = LoopFile.NewToken();
        var identity = new LoopFile(status.Device, status.Inode, token);
        using var control = Open("/dev/loop-control", OpenFlags.ReadWrite);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var number = Libc.Control(control, Libc.LoopGetFree, null);
            if (number < 0)
            {
                throw NativeException.Last("there is no free loop device");
            }

            var device = Open(LoopEntry.PathOf((ulong)number), readOnly ? OpenFlags.ReadOnly : OpenFlags.ReadWrite);
            if (Libc.FileLock(device, Libc.LockExclusive | Libc.LockNonBlocking) != 0)
            {
                // udev is looking at it.
                device.Dispose();
                Thread.Sleep(LoopEntry.Pause);
                continue;
            }

            var id = journal.Begin(new LoopEntry((ulong)number, status.Device, status.Inode, token));
            var configuration = new Configuration
            {
                File = (uint)file.DangerousGetHandle(),
                BlockSize = blockSize,
                Info = new Status { Flags = ReleasedAfterUse | (readOnly ? ReadOnlyLoop : 0) },
            };
            Encoding.ASCII.GetBytes(token, new Span<byte>(configuration.Info.Name, NameLength - 1));
            if (Libc.Control(device, Libc.LoopConfigure, &configuration) == 0)
            {
                journal.Complete(id);
                DropPartitions(device, NameOf((ulong)number));
                return new LoopDevice((ulong)number, device, readOnly, identity);
            }

            var error = NativeException.Last($"cannot attach a file to {LoopEntry.PathOf((ulong)number)}");
            device.Dispose();
            if (error.Errno != Errno.Busy)
            {
                throw error;
            }
        }

        throw new IOException("other programs keep taking the free loop devices");
    }

    /// <summary>Its size in bytes.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    public ulong Size()
    {
        ulong size;
        return Libc.Control(Handle, Libc.DeviceSize, &size) == 0 ? size : throw NativeException.Last($"cannot look at {LoopEntry.PathOf(Number)}");
    }

    /// <summary>Writes what the kernel still has to the file.</summary>
    public void Flush()
    {
        if (Libc.FileSync(Handle) != 0)
        {
            throw NativeException.Last($"cannot write to {LoopEntry.PathOf(Number)}");
        }
    }

    public void Dispose() => Handle.Dispose();

    private static string NameOf(ulong number) => Path.GetFileName(LoopEntry.PathOf(number));

    /// <summary>Those that somebody who was killed left on the device: the kernel keeps them when it gives it to others.</summary>
    private static void DropPartitions(SafeFileHandle device, string name)
    {
        foreach (var number in PartitionTable.NumbersOf(name))
        {
            if (PartitionTable.Delete(device, number) != 0)
            {
                var error = NativeException.Last($"{name} has a partition of somebody else's: {number}");
                device.Dispose();
                throw error;
            }
        }
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        var file = Libc.OpenFile(path, flags | OpenFlags.CloseOnExec, 0);
        if (!file.IsInvalid)
        {
            return file;
        }

        var error = NativeException.Last($"cannot open {path}");
        file.Dispose();
        throw error;
    }

    /// <summary><c>struct loop_info64</c>, the fields in use.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 232)]
    internal struct Status
    {
        [FieldOffset(0)]
        public ulong FileDevice;

        [FieldOffset(8)]
        public ulong FileInode;

        [FieldOffset(52)]
        public uint Flags;

        /// <summary>lo_file_name, ended by a zero.</summary>
        [FieldOffset(56)]
        public fixed byte Name[NameLength];
    }

    /// <summary><c>struct loop_config</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 304)]
    private struct Configuration
    {
        [FieldOffset(0)]
        public uint File;

        [FieldOffset(4)]
        public uint BlockSize;

        [FieldOffset(8)]
        public Status Info;
    }
}
