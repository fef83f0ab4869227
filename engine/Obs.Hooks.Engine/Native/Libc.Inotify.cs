using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>inotify(7), eventfd(2), poll(2).</summary>
internal static unsafe partial class Libc
{
    public const uint InotifyCreate = 0x100;

    public const uint InotifyMovedTo = 0x80;

    public const uint InotifyMovedFrom = 0x40;

    public const uint InotifyDelete = 0x200;

    public const uint InotifyCloseWrite = 0x8;

    /// <summary>IN_Q_OVERFLOW: events were lost.</summary>
    public const uint InotifyOverflow = 0x4000;

    /// <summary>IN_IGNORED: the watch is gone, with its directory.</summary>
    public const uint InotifyIgnored = 0x8000;

    /// <summary>IN_ONLYDIR.</summary>
    public const uint InotifyOnlyDirectory = 0x1000000;

    /// <summary>IN_CLOEXEC and IN_NONBLOCK.</summary>
    public const int InotifyCloseOnExec = 0x80000;

    public const int InotifyNonBlocking = 0x800;

    public const short PollIn = 1;

    [LibraryImport(Library, SetLastError = true)]
    public static partial SafeFileHandle inotify_init1(int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int inotify_add_watch(SafeFileHandle instance, string path, uint mask);

    [LibraryImport(Library, SetLastError = true)]
    public static partial SafeFileHandle eventfd(uint value, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint write(SafeFileHandle descriptor, byte* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(SafeFileHandle descriptor, byte* buffer, nuint count);
}
