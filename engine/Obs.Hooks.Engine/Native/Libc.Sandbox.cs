using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>unshare(2), open_tree(2), move_mount(2), mount_setattr(2), prlimit(2) and the credentials of one thread.</summary>
internal static unsafe partial class Libc
{
    /// <summary>CLONE_NEWNS.</summary>
    public const int NewMountNamespace = 0x20000;

    public const ulong MountNoExecute = 8;

    /// <summary>F_DUPFD_CLOEXEC.</summary>
    public const int DuplicateAbove = 1030;

    public const int ResourceFileSize = 1;
    public const int ResourceCore = 4;
    public const int ResourceLockedMemory = 8;
    public const int ResourceMessageQueues = 12;

    private const uint CloneTree = 1;
    private const uint CloseTreeOnExec = 0x80000;
    private const uint EmptySource = 4;
    private const uint Recursive = 0x8000;

    private const long OpenTreeNumber = 428;
    private const long MoveMountNumber = 429;
    private const long MountSetAttributesNumber = 442;

    private static bool IsArm64 => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport(Library, EntryPoint = "prlimit", SetLastError = true)]
    public static partial int SetResourceLimit(int pid, int resource, ResourceLimit* limit, ResourceLimit* old);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int ControlDescriptor(int descriptor, int command, int argument);

    /// <summary>
    /// A copy of a mount (or of a directory or file in it, made a mount), attached nowhere: read-only, without devices and
    /// set-user-id programs, so that who gets a descriptor below it cannot open it again for writing.
    /// </summary>
    /// <exception cref="NativeException">The kernel refuses, or there is no such file.</exception>
    public static SafeFileHandle CloneReadOnly(string path) => Clone(path, MountReadOnly);

    /// <summary>As <see cref="CloneReadOnly"/>, but writable for who has the right to.</summary>
    /// <exception cref="NativeException">The kernel refuses, or there is no such file.</exception>
    public static SafeFileHandle CloneWritable(string path) => Clone(path, 0);

    private static SafeFileHandle Clone(string path, ulong access)
    {
        var tree = Tree(path);

        // A copy of a shared mount would be its peer: what is mounted below one would turn up below the other.
        var attributes = new MountAttributes { Set = access | MountNoSetUserId | MountNoDevices, Propagation = MountPrivate };
        fixed (byte* empty = "\0"u8)
        {
            var arguments = (nint)(&attributes);
            if (SyscallRaw(MountSetAttributesNumber, (nint)tree.DangerousGetHandle(), (nint)empty, (nint)(EmptyPath | Recursive), arguments, sizeof(MountAttributes), 0) != 0)
            {
                var error = NativeException.Last($"cannot restrict a copy of {path}");
                tree.Dispose();
                throw error;
            }
        }

        return tree;
    }

    /// <summary>Attaches what <see cref="CloneReadOnly"/> made.</summary>
    public static void Attach(SafeFileHandle tree, string target)
    {
        using var names = new NativeStrings(["", target]);
        if (SyscallRaw(MoveMountNumber, (nint)tree.DangerousGetHandle(), (nint)names.Pointer[0], CurrentDirectory, (nint)names.Pointer[1], (nint)EmptySource, 0) != 0)
        {
            throw NativeException.Last($"cannot attach {target}");
        }
    }

    /// <summary>
    /// Makes the calling thread, and no other, an unprivileged user for good (credentials(7): to the kernel they belong to
    /// a thread; it is glibc that changes those of all threads).
    /// </summary>
    public static void BecomeUser(uint user)
    {
        var (setGroups, setGroup, setUser) = IsArm64 ? (159, 149, 147) : (116, 119, 117);
        var id = (nint)user;
        if (SyscallRaw(setGroups, 0, 0, 0, 0, 0, 0) != 0
            || SyscallRaw(setGroup, id, id, id, 0, 0, 0) != 0
            || SyscallRaw(setUser, id, id, id, 0, 0, 0) != 0)
        {
            throw NativeException.Last($"cannot become user {user}");
        }
    }

    private static SafeFileHandle Tree(string path)
    {
        using var names = new NativeStrings([path]);
        var flags = (nint)(CloneTree | CloseTreeOnExec | Recursive);
        var descriptor = SyscallRaw(OpenTreeNumber, CurrentDirectory, (nint)names.Pointer[0], flags, 0, 0, 0);
        return descriptor >= 0
            ? new SafeFileHandle((nint)descriptor, ownsHandle: true)
            : throw NativeException.Last($"cannot copy the mount of {path}");
    }

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial long SyscallRaw(long number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    /// <summary><c>struct mount_attr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct MountAttributes
    {
        public ulong Set;
        public ulong Clear;
        public ulong Propagation;
        public ulong UserNamespace;
    }
}
