using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>getpwnam(3), initgroups(3), setresuid(2) and setresgid(2).</summary>
internal static partial class Libc
{
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
