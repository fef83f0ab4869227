using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Files and directories.</summary>
internal static unsafe partial class Libc
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;
    public const int AtNoFollow = 0x100;
    public const int CurrentDirectory = -100;

    private const int AtEmptyPath = 0x1000;
    private const long OpenAt2Number = 437;

    // O_DIRECTORY and O_NOFOLLOW are the only two flags that differ between the architectures .NET supports.
    private static readonly bool _armFlags = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    public static int Directory => _armFlags ? 0x4000 : 0x10000;

    public static int NoFollow => _armFlags ? 0x8000 : 0x20000;

    /// <summary>open(2) relative to a directory.</summary>
    public static Descriptor OpenAt(int directory, ReadOnlySpan<byte> path, int flags)
    {
        fixed (byte* text = path)
        {
            return new Descriptor(OpenAt(directory, text, flags | CloseOnExec, 0));
        }
    }

    /// <summary>openat2(2): without following any symbolic link and without leaving <paramref name="directory"/>.</summary>
    public static Descriptor OpenBeneath(int directory, ReadOnlySpan<byte> path, int flags)
    {
        var how = new OpenHow
        {
            Flags = (ulong)(uint)(flags | CloseOnExec | NoFollow),
            Resolve = OpenHow.Beneath | OpenHow.NoSymlinks | OpenHow.NoMagicLinks,
        };
        fixed (byte* text = path)
        {
            return new Descriptor((int)SystemCall(OpenAt2Number, directory, (nint)text, (nint)(&how), sizeof(OpenHow)));
        }
    }

    /// <summary>readlinkat(2).</summary>
    /// <returns>The length of the target, cut at the length of <paramref name="buffer"/>, or -1.</returns>
    public static int ReadLink(int directory, ReadOnlySpan<byte> path, Span<byte> buffer)
    {
        fixed (byte* text = path, target = buffer)
        {
            return (int)ReadLinkAt(directory, text, target, buffer.Length);
        }
    }

    /// <summary>read(2).</summary>
    public static int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return (int)Read(descriptor, bytes, buffer.Length);
        }
    }

    /// <summary>write(2).</summary>
    public static int Write(int descriptor, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return (int)Write(descriptor, bytes, buffer.Length);
        }
    }

    /// <summary>getdents64(2): as many entries as fit.</summary>
    public static int ReadDirectory(int descriptor, Span<byte> buffer)
    {
        fixed (byte* entries = buffer)
        {
            return (int)GetDirectoryEntries(descriptor, entries, buffer.Length);
        }
    }

    /// <summary>statx(2).</summary>
    /// <returns>Whether it succeeded.</returns>
    public static bool Stat(int directory, ReadOnlySpan<byte> path, int flags, out FileStatus status)
    {
        fixed (byte* text = path)
        fixed (FileStatus* result = &status)
        {
            return StatX(directory, text, flags, FileStatus.Wanted, result) == 0;
        }
    }

    /// <summary>statx(2) of an open file.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static bool Stat(Descriptor file, out FileStatus status)
    {
        // Not an empty span: "fixed" makes a null pointer of it, which kernels before 6.11 refuse.
        fixed (byte* empty = "\0"u8)
        fixed (FileStatus* result = &status)
        {
            return StatX(file.Number, empty, AtEmptyPath, FileStatus.Wanted, result) == 0;
        }
    }

    /// <summary>unlink(2).</summary>
    public static int Unlink(ReadOnlySpan<byte> path)
    {
        fixed (byte* text = path)
        {
            return UnlinkAt(CurrentDirectory, text, 0);
        }
    }

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    private static partial int OpenAt(int directory, byte* path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "readlinkat", SetLastError = true)]
    private static partial nint ReadLinkAt(int directory, byte* path, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "getdents64", SetLastError = true)]
    private static partial nint GetDirectoryEntries(int descriptor, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(int directory, byte* path, int flags, uint mask, FileStatus* status);

    [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(int directory, byte* path, int flags);
}
