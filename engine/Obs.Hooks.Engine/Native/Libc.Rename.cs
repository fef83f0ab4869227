using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>rename(2).</summary>
internal static partial class Libc
{
    public const int OpenExclusive = 0x80;

    [LibraryImport(Library, EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameFile(string from, string to);
}
