using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Scripting.Native;

/// <summary>What the cache needs beyond .NET's files. Sources: the man pages of the same names.</summary>
internal static unsafe partial class Posix
{
    /// <summary>EWOULDBLOCK.</summary>
    public const int WouldBlock = 11;

    private const int ReadOnlyCloseOnExec = 0x80000;
    private const int CreateReadWriteCloseOnExec = 0x80000 | 0x40 | 2;
    private const uint OwnerOnly = 0x180;
    private const int LockExclusiveNonBlocking = 2 | 4;
    private const int CurrentDirectory = -100;
    private const int SymlinkNoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7ff;
    private const int DirectoryType = 0x4000;
    private const int TypeMask = 0xF000;
    private const int WritableByGroupOrOthers = 0x12;

    /// <summary>Why a directory is not only this user's own, or null. Root's is as good.</summary>
    public static string? WhyShared(string directory)
    {
        FileStatus status;
        if (StatX(CurrentDirectory, directory, SymlinkNoFollow, BasicStatus, &status) != 0)
        {
            return Marshal.GetLastPInvokeErrorMessage();
        }

        return (status.Mode & TypeMask) != DirectoryType ? "it is no directory"
            : status.Owner != 0 && status.Owner != EffectiveUser() ? FormattableString.Invariant($"it belongs to user {status.Owner}")
            : (status.Mode & WritableByGroupOrOthers) != 0 ? "others may write to it"
            : null;
    }

    /// <summary>Makes new names in a directory outlast a crash of the machine.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void SyncDirectory(string directory)
    {
        var descriptor = Open(directory, ReadOnlyCloseOnExec, 0);
        if (descriptor < 0)
        {
            throw new IOException($"{directory}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (FileSync(handle) != 0)
        {
            throw new IOException($"{directory}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Opens a file for <see cref="TryLock"/>. .NET's own way would take a shared lock that gets in between.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static SafeFileHandle OpenLock(string path)
    {
        var descriptor = Open(path, CreateReadWriteCloseOnExec, OwnerOnly);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <returns>Whether this open file has the lock now; the kernel takes it back when the file is closed, whoever dies.</returns>
    /// <exception cref="IOException">The kernel refuses for another reason than that somebody else has it.</exception>
    public static bool TryLock(SafeFileHandle file)
    {
        while (FileLock(file, LockExclusiveNonBlocking) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case WouldBlock:
                    return false;
                default:
                    throw new IOException($"flock: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }

        return true;
    }

    /// <returns>Whether the open file is still in a directory.</returns>
    public static bool HasName(SafeFileHandle file)
    {
        FileStatus status;
        return StatX((int)file.DangerousGetHandle(), "", EmptyPath, BasicStatus, &status) == 0 && status.Links > 0;
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    private static partial int FileLock(SafeFileHandle file, int operation);

    [LibraryImport(Library, EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, FileStatus* status);

    /// <summary><c>struct statx</c>, the fields in use.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
