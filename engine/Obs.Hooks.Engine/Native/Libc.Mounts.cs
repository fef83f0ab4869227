using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>Mounting. Flags from mount(2) and umount2(2).</summary>
internal static partial class Libc
{
    public const ulong MountReadOnly = 1;
    public const ulong MountNoSetUserId = 2;
    public const ulong MountNoDevices = 4;
    public const ulong MountRemount = 32;
    public const ulong MountBind = 4096;
    public const ulong MountRecursive = 16384;
    public const ulong MountPrivate = 1 << 18;

    public const int UnmountDetach = 2;
    public const int UnmountNoFollow = 8;

    [LibraryImport(Library, EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string source, string target, string? type, ulong flags, string? data);

    [LibraryImport(Library, EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);
}
