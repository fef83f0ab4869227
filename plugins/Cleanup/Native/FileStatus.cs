using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>What this plugin reads of struct statx (statx(2)).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    /// <summary>STATX_TYPE, STATX_MODE, STATX_INO, STATX_SIZE and STATX_MNT_ID.</summary>
    public const uint Wanted = 0x1 | 0x2 | 0x100 | 0x200 | MountIdBit;

    private const uint MountIdBit = 0x1000;

    // STATX_ATTR_IMMUTABLE, STATX_ATTR_APPEND and STATX_ATTR_MOUNT_ROOT.
    private const ulong ProtectedBits = 0x10 | 0x20;
    private const ulong MountRootBit = 0x2000;

    [FieldOffset(0)]
    public uint Mask;

    [FieldOffset(8)]
    public ulong Attributes;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Size;

    [FieldOffset(128)]
    public uint NodeMajor;

    [FieldOffset(132)]
    public uint NodeMinor;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    [FieldOffset(144)]
    public ulong MountId;

    public readonly bool HasMountId => (Mask & MountIdBit) != 0;

    public readonly bool IsDirectory => (Mode & 0xF000) == 0x4000;

    public readonly bool IsRegularFile => (Mode & 0xF000) == 0x8000;

    public readonly bool IsBlockDevice => (Mode & 0xF000) == 0x6000;

    /// <summary>Whether the file is immutable or append-only.</summary>
    public readonly bool IsProtected => (Attributes & ProtectedBits) != 0;

    public readonly bool IsMountRoot => (Attributes & MountRootBit) != 0;

    public readonly bool SameFile(in FileStatus other) =>
        Inode == other.Inode && DeviceMajor == other.DeviceMajor && DeviceMinor == other.DeviceMinor;
}
