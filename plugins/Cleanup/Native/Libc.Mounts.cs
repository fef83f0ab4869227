using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Mounts.</summary>
internal static unsafe partial class Libc
{
    public const int DetachMount = 2;

    private const int UnmountNoFollow = 8;
    private const ulong MountPrivate = 1 << 18;

    /// <summary>umount2(2), never following a symbolic link as the last component.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Unmount(ReadOnlySpan<byte> path, int flags)
    {
        fixed (byte* target = path)
        {
            return Unmount(target, flags | UnmountNoFollow) == 0 ? 0 : LastError;
        }
    }

    /// <summary>mount(2) with MS_PRIVATE: events of this one mount reach no other from now on.</summary>
    public static bool MakePrivate(ReadOnlySpan<byte> path)
    {
        fixed (byte* target = path)
        {
            return Mount(null, target, null, MountPrivate, null) == 0;
        }
    }

    [LibraryImport(Library, EntryPoint = "umount2", SetLastError = true)]
    private static partial int Unmount(byte* target, int flags);

    [LibraryImport(Library, EntryPoint = "mount", SetLastError = true)]
    private static partial int Mount(byte* source, byte* target, byte* type, ulong flags, byte* data);
}
