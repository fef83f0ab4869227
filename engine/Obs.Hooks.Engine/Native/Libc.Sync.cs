using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>syncfs(2).</summary>
internal static partial class Libc
{
    [LibraryImport(Library, EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(SafeFileHandle file);
}
