using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>signal(2).</summary>
internal static partial class Libc
{
    public const int SignalChild = 17;

    /// <summary>SIG_DFL.</summary>
    public const nint DefaultHandler = 0;

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint signal(int number, nint handler);
}
