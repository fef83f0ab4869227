using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>pipe2(2).</summary>
internal static unsafe partial class Libc
{
    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe2(int* descriptors, int flags);
}
