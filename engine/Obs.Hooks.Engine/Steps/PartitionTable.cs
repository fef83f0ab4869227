using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>The partitions that the kernel has of a disk (BLKPG, linux/blkpg.h); what the disk itself says of them is not read.</summary>
internal static unsafe class PartitionTable
{
    private const int AddPartition = 1;
    private const int DeletePartition = 2;

    /// <summary>Adds one; as ioctl(2), the error is that of the last call.</summary>
    public static int Add(SafeFileHandle disk, uint number, PartitionRange range) =>
        Control(disk, AddPartition, new Partition { Start = Bytes(range.Start), Length = Bytes(range.Length), Number = (int)number });

    /// <summary>Takes one away; as ioctl(2). EBUSY: it is in use, ENXIO: there is none.</summary>
    public static int Delete(SafeFileHandle disk, uint number) =>
        Control(disk, DeletePartition, new Partition { Number = (int)number });

    /// <summary>The numbers of those that there are.</summary>
    /// <param name="name">The disk's, for example <c>loop3</c>.</param>
    public static IEnumerable<uint> NumbersOf(string name) => new DirectoryInfo($"/sys/block/{name}") is { Exists: true } disk
        ? disk.EnumerateDirectories($"{name}p*").Select(d => uint.Parse(d.Name.AsSpan(name.Length + 1), CultureInfo.InvariantCulture))
        : [];

    /// <summary>Whether an open node is that of a partition. In a static <c>/dev</c> an old one can be of anything by now.</summary>
    /// <param name="node">The open node.</param>
    /// <param name="disk">The disk's name.</param>
    /// <param name="path">The node's path, which ends with the partition's name.</param>
    public static bool IsDevice(SafeFileHandle node, string disk, string path)
    {
        var status = FileStatus.Of(node);
        var number = string.Create(CultureInfo.InvariantCulture, $"{status.OwnMajor}:{status.OwnMinor}\n");
        return status.IsBlockDevice && File.ReadAllText($"/sys/block/{disk}/{Path.GetFileName(path)}/dev") == number;
    }

    private static int Control(SafeFileHandle disk, int operation, Partition partition)
    {
        var argument = new Argument { Operation = operation, Size = sizeof(Partition), Data = &partition };
        return Libc.Control(disk, Libc.PartitionControl, &argument);
    }

    private static long Bytes(ulong sectors) => checked((long)(sectors * PartitionRange.SectorSize));

    /// <summary><c>struct blkpg_partition</c>, the fields in use.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 152)]
    private struct Partition
    {
        [FieldOffset(0)]
        public long Start;

        [FieldOffset(8)]
        public long Length;

        [FieldOffset(16)]
        public int Number;
    }

    /// <summary><c>struct blkpg_ioctl_arg</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 24)]
    private struct Argument
    {
        [FieldOffset(0)]
        public int Operation;

        [FieldOffset(8)]
        public int Size;

        [FieldOffset(16)]
        public Partition* Data;
    }
}
