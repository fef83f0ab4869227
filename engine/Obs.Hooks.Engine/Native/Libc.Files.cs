using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>Calls on files relative to an open directory.</summary>
internal static partial class Libc
{
    public const int CurrentDirectory = -100;
    public const int AtRemoveDirectory = 0x200;

    public const uint RenameNoReplace = 1;
    public const uint RenameExchange = 2;

    public const int LockShared = 1;
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int Unlock = 8;

    /// <summary>Same number on every architecture: it is younger than the unification of the tables (Linux 5.6).</summary>
    private const long OpenAt2Number = 437;

    public static int OpenAt2(int directory, string path, in OpenHow how) =>
        (int)Syscall(OpenAt2Number, directory, path, in how, (nuint)Unsafe.SizeOf<OpenHow>());

    [LibraryImport(Library, EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MkdirAt(SafeFileHandle directory, string path, uint mode);

    [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int UnlinkAt(SafeFileHandle directory, ReadOnlySpan<byte> path, int flags);

    [LibraryImport(Library, EntryPoint = "renameat2", SetLastError = true)]
    public static partial int RenameAt2(
        SafeFileHandle from, ReadOnlySpan<byte> source, SafeFileHandle to, ReadOnlySpan<byte> target, uint flags);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LinkAt(int from, string source, SafeFileHandle to, string target, int flags);

    [LibraryImport(Library, EntryPoint = "symlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SymlinkAt(string content, SafeFileHandle directory, string path);

    [LibraryImport(Library, EntryPoint = "readlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadLinkAt(SafeFileHandle directory, string path, Span<byte> buffer, nuint size);

    [LibraryImport(Library, EntryPoint = "readlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadLink(string path, Span<byte> buffer, nuint size);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    public static partial int StatX(
        SafeFileHandle directory, ReadOnlySpan<byte> path, int flags, uint mask, out FileStatus status);

    [LibraryImport(Library, EntryPoint = "fstatfs", SetLastError = true)]
    public static partial int FileSystemStat(SafeFileHandle file, Span<long> buffer);

    [LibraryImport(Library, EntryPoint = "getdents64", SetLastError = true)]
    public static partial nint GetDirectoryEntries(SafeFileHandle directory, Span<byte> buffer, nuint size);

    [LibraryImport(Library, EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeFileHandle file, long offset, int whence);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> buffer, nuint size);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    public static partial int FileSync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int FileLock(SafeFileHandle file, int operation);

    [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport(Library, EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long Syscall(long number, long directory, string path, in OpenHow how, nuint size);
}
