using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>statx(2).</summary>
internal static unsafe partial class Libc
{
    /// <summary>AT_EMPTY_PATH.</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>AT_SYMLINK_NOFOLLOW.</summary>
    public const int SymlinkNoFollow = 0x100;

    /// <summary>STATX_BASIC_STATS and STATX_MNT_ID.</summary>
    public const uint StatusBasicAndMount = 0x7ff | 0x1000;

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int statx(SafeFileHandle directory, string path, int flags, uint mask, FileStatus* status);
}
