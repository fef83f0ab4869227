using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>
/// The system calls of this plugin, each documented by the man page of the same name. Paths are bytes that end with a
/// NUL (a UTF-8 literal has one behind its end): names a build invented are not always text.
/// </summary>
internal static partial class Libc
{
    private const string Library = "libc.so.6";

    /// <summary>The error of the last call of this thread that failed.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, long first, nint second, nint third, nint fourth);
}
