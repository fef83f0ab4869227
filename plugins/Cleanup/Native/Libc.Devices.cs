using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Device controls and System V shared memory.</summary>
internal static unsafe partial class Libc
{
    private const int RemoveSegment = 0;
    private const uint PartitionRequest = 0x1269;
    private const int DeletePartitionOperation = 2;

    /// <summary>ioctl(2) with a number or nothing as its argument.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Control(Descriptor device, uint request, nint argument = 0) =>
        Control(device.Number, request, argument) < 0 ? LastError : 0;

    /// <summary>ioctl(2) with a buffer that the kernel reads and may fill.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Control(Descriptor device, uint request, Span<byte> argument)
    {
        fixed (byte* bytes = argument)
        {
            return Control(device.Number, request, (nint)bytes) < 0 ? LastError : 0;
        }
    }

    /// <summary>The BLKPG request of linux/blkpg.h: takes a partition off a disk; what is on the disk stays.</summary>
    /// <returns>0, or the error number.</returns>
    public static int DeletePartition(Descriptor disk, int number)
    {
        var partition = new Partition { Number = number };
        var argument = new PartitionArgument
        {
            Operation = DeletePartitionOperation,
            Length = sizeof(Partition),
            Data = (nint)(&partition),
        };
        return Control(disk.Number, PartitionRequest, (nint)(&argument)) < 0 ? LastError : 0;
    }

    /// <summary>shmctl(2) with IPC_RMID.</summary>
    /// <returns>0, or the error number.</returns>
    public static int RemoveSharedMemory(int id) => SharedMemoryControl(id, RemoveSegment, 0) < 0 ? LastError : 0;

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int device, nuint request, nint argument);

    [LibraryImport(Library, EntryPoint = "shmctl", SetLastError = true)]
    private static partial int SharedMemoryControl(int id, int command, nint buffer);

    [StructLayout(LayoutKind.Sequential)]
    private struct PartitionArgument
    {
        public int Operation;
        public int Flags;
        public int Length;
        public nint Data;
    }

    [StructLayout(LayoutKind.Sequential, Size = 152)]
    private struct Partition
    {
        public long Start;
        public long Length;
        public int Number;
    }
}
