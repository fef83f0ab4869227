using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>getpwnam(3), initgroups(3), setresuid(2), setresgid(2), setfsuid(2) and setfsgid(2).</summary>
internal static partial class Libc
{
    /// <summary>PR_SET_SECUREBITS and SECBIT_NO_SETUID_FIXUP: a thread keeps its capabilities when its user changes.</summary>
    public const int SetSecureBits = 28;

    public const nuint KeepCapabilities = 4;

    /// <summary>setfsuid(2), of the calling thread alone.</summary>
    [LibraryImport(Library, EntryPoint = "setfsuid")]
    public static partial int SetFileUser(uint user);

    /// <summary>setfsgid(2), of the calling thread alone.</summary>
    [LibraryImport(Library, EntryPoint = "setfsgid")]
    public static partial int SetFileGroup(uint group);

    [LibraryImport(Library, EntryPoint = "getpwnam", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetPasswordEntry(string name);

    [LibraryImport(Library, EntryPoint = "initgroups", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int InitializeGroups(string name, uint group);

    /// <summary>For all threads: the library sees to that.</summary>
    [LibraryImport(Library, EntryPoint = "setresuid", SetLastError = true)]
    public static partial int SetUser(uint real, uint effective, uint saved);

    /// <summary>For all threads: the library sees to that.</summary>
    [LibraryImport(Library, EntryPoint = "setresgid", SetLastError = true)]
    public static partial int SetGroup(uint real, uint effective, uint saved);
}
