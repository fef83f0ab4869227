using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Scripting.Native;

/// <summary>The libc calls of the channel between engine and script host. Sources: the man pages of the same names.</summary>
internal static unsafe partial class Posix
{
    public const int AddressFamilyUnix = 1;

    /// <summary>SOCK_SEQPACKET and SOCK_CLOEXEC.</summary>
    public const int SequencedPackets = 5 | 0x80000;

    public const int SocketLevel = 1;
    public const int SendBuffer = 7;
    public const int ReceiveBuffer = 8;

    /// <summary>SCM_RIGHTS.</summary>
    public const int Rights = 1;

    /// <summary>MSG_NOSIGNAL.</summary>
    public const int NoSignal = 0x4000;

    /// <summary>MSG_CMSG_CLOEXEC.</summary>
    public const int CloseOnExecRights = 0x40000000;

    /// <summary>MSG_PEEK and MSG_DONTWAIT.</summary>
    public const int PeekNow = 2 | 0x40;

    /// <summary>MSG_TRUNC.</summary>
    public const int Truncated = 0x20;

    /// <summary>MSG_CTRUNC.</summary>
    public const int RightsTruncated = 8;

    public const int Interrupted = 4;
    public const int BrokenPipe = 32;
    public const int ConnectionReset = 104;

    /// <summary>MFD_CLOEXEC and MFD_ALLOW_SEALING.</summary>
    public const uint MemoryFileSealable = 3;

    /// <summary>F_ADD_SEALS with F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE.</summary>
    public const int AddSeals = 1033;

    public const int AllSeals = 15;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int family, int type, int protocol, int* ends);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int socket, int level, int option, int* value, uint size);

    [LibraryImport(Library, EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int socket, MessageHeader* message, int flags);

    [LibraryImport(Library, EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int socket, MessageHeader* message, int flags);

    [LibraryImport(Library, EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MemoryFile(string name, uint flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int ControlFile(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial long SystemCall(long number, nint first, nint second, nint third, nint fourth, nint fifth);

    [LibraryImport(Library, EntryPoint = "prctl", SetLastError = true)]
    public static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport(Library, EntryPoint = "fstatfs", SetLastError = true)]
    private static partial int FileSystemStatus(int file, long* status);

    /// <summary>
    /// Whether it is a regular file of a tmpfs or of memfd_create(2). A file of /proc is regular too, but reading one is not
    /// only reading.
    /// </summary>
    public static bool IsFileInMemory(SafeFileHandle file)
    {
        const long tmpfs = 0x01021994;
        const int statusWords = 32;
        var status = stackalloc long[statusWords];
        return IsRegularFile(file) && FileSystemStatus((int)file.DangerousGetHandle(), status) == 0 && status[0] == tmpfs;
    }

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int StatusX(int directory, byte* path, int flags, uint mask, byte* status);

    /// <summary>Whether it is a file with bytes that can be read at any offset: fstat(2), S_ISREG.</summary>
    public static bool IsRegularFile(SafeFileHandle file)
    {
        const int emptyPath = 0x1000;
        const uint type = 1;
        const int modeOffset = 28;
        var status = stackalloc byte[256];
        fixed (byte* empty = "\0"u8)
        {
            return StatusX((int)file.DangerousGetHandle(), empty, emptyPath, type, status) == 0
                && (*(ushort*)(status + modeOffset) & 0xF000) == 0x8000;
        }
    }

    /// <summary>A file in memory with this content, which nobody can change any more.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static SafeFileHandle SealedFile(string name, ReadOnlySpan<byte> content)
    {
        var descriptor = MemoryFile(name, MemoryFileSealable);
        if (descriptor < 0)
        {
            throw new IOException($"memfd_create: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if (!content.IsEmpty)
        {
            RandomAccess.Write(file, content, 0);
        }

        if (ControlFile(descriptor, AddSeals, AllSeals) != 0)
        {
            file.Dispose();
            throw new IOException($"fcntl(F_ADD_SEALS): {Marshal.GetLastPInvokeErrorMessage()}");
        }

        return file;
    }

    /// <summary><c>struct msghdr</c> on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public Segment* Segments;
        public nuint SegmentCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Segment
    {
        public void* Start;
        public nuint Length;
    }

    /// <summary><c>struct cmsghdr</c>, followed by the descriptors.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ControlHeader
    {
        public nuint Length;
        public int Level;
        public int Type;

        public static nuint Size => (nuint)Unsafe.SizeOf<ControlHeader>();
    }
}
