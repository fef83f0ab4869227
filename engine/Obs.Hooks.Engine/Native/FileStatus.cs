using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary><c>struct statx</c> of statx(2), the fields in use.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct FileStatus
{
    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint Owner;

    [FieldOffset(24)]
    public uint Group;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Size;

    [FieldOffset(112)]
    public long ModifiedSeconds;

    [FieldOffset(120)]
    public uint ModifiedNanoseconds;

    /// <summary>Which device it is, if it is a node of one.</summary>
    [FieldOffset(128)]
    public uint OwnMajor;

    [FieldOffset(132)]
    public uint OwnMinor;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    [FieldOffset(144)]
    public ulong MountId;

    /// <summary>The file system's device number, as makedev(3) makes it.</summary>
    public readonly ulong Device => Libc.Device(DeviceMajor, DeviceMinor);

    /// <summary>Which device it is, as mknod(2) takes it.</summary>
    public readonly ulong OwnDevice => Libc.Device(OwnMajor, OwnMinor);

    /// <summary>S_ISREG.</summary>
    public readonly bool IsRegularFile => (Mode & 0xF000) == 0x8000;

    /// <summary>S_ISDIR.</summary>
    public readonly bool IsDirectory => (Mode & 0xF000) == 0x4000;

    /// <summary>S_ISLNK.</summary>
    public readonly bool IsSymbolicLink => (Mode & 0xF000) == 0xA000;

    /// <summary>S_ISBLK.</summary>
    public readonly bool IsBlockDevice => (Mode & 0xF000) == 0x6000;

    /// <summary>Whether somebody other than the owner may write.</summary>
    public readonly bool WritableByOthers => (Mode & 0x12) != 0;

    /// <summary>For messages: <c>a symbolic link</c>.</summary>
    public readonly string Kind => (Mode & 0xF000) switch
    {
        0x8000 => "a regular file",
        0x4000 => "a directory",
        0xA000 => "a symbolic link",
        0x1000 => "a named pipe",
        0xC000 => "a socket",
        _ => "a device",
    };

    /// <summary>Whether it is the same file, whatever its name is now.</summary>
    public readonly bool IsSameFile(in FileStatus other) =>
        Inode == other.Inode && DeviceMajor == other.DeviceMajor && DeviceMinor == other.DeviceMinor;

    /// <summary>Of an open file.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static FileStatus Of(SafeFileHandle file)
    {
        FileStatus status;
        return Libc.statx(file, "", Libc.EmptyPath, Libc.StatusBasicAndMount, &status) == 0
            ? status
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }
}
