using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

internal static partial class Libc
{
    /// <summary>access(2) for writing.</summary>
    public const int WriteAccess = 2;

    /// <summary>link(2).</summary>
    [LibraryImport(Library, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string oldPath, string newPath);

    /// <summary>access(2), with the real user id.</summary>
    [LibraryImport(Library, EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    /// <summary>lchown(2).</summary>
    [LibraryImport(Library, EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, uint owner, uint group);
}
