using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>Device nodes, loop devices (loop(4)), and file systems on block devices (fsopen(2) and its relatives).</summary>
internal static unsafe partial class Libc
{
    public const uint CharacterDevice = 0x2000;
    public const uint BlockDevice = 0x6000;

    public const nuint LoopGetFree = 0x4C82;
    public const nuint LoopConfigure = 0x4C0A;
    public const nuint LoopGetStatus = 0x4C05;
    public const nuint LoopClear = 0x4C01;

    /// <summary>BLKPG.</summary>
    public const nuint PartitionControl = 0x1269;

    /// <summary>BLKGETSIZE64.</summary>
    public const nuint DeviceSize = 0x80081272;

    /// <summary>ENXIO: the loop device has no file.</summary>
    public const int NoSuchDevice = 6;

    private const long OpenFileSystemNumber = 430;
    private const long ConfigureFileSystemNumber = 431;
    private const long MountFileSystemNumber = 432;
    private const nint SetFlag = 0;
    private const nint SetText = 1;
    private const nint CreateFileSystem = 6;
    private const ulong MapUsers = 0x100000;

    [LibraryImport(Library, EntryPoint = "mknodat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeNode(SafeFileHandle directory, string name, uint mode, ulong device);

    [LibraryImport(Library, EntryPoint = "fchownat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwnerAt(SafeFileHandle directory, string name, uint user, uint group, int flags);

    [LibraryImport(Library, EntryPoint = "fchmodat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeModeAt(SafeFileHandle directory, string name, uint mode, int flags);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, void* argument);

    /// <summary>makedev(3).</summary>
    public static ulong Device(uint major, uint minor) =>
        ((ulong)(major & 0xFFFFF000) << 32) | ((ulong)(major & 0xFFF) << 8) | ((ulong)(minor & 0xFFFFFF00) << 12) | (minor & 0xFF);

    /// <summary>
    /// A copy of a mount in which the users of a user namespace stand for those on the disk (mount_setattr(2), MOUNT_ATTR_IDMAP): what
    /// is root's there is its root's here.
    /// </summary>
    /// <exception cref="NativeException">The kernel refuses, for example because the file system cannot do that.</exception>
    public static SafeFileHandle CloneForUsers(string path, SafeFileHandle users, bool readOnly)
    {
        var tree = Tree(path);
        SetMountAttributes(
            tree,
            (readOnly ? MountReadOnly : 0) | MountNoSetUserId | MapUsers,
            users,
            $"cannot map users in {path} (its file system must support id-mapped mounts, as ext4, xfs, btrfs and tmpfs do)");
        return tree;
    }

    /// <summary>As <see cref="CloneWritable"/>, but device nodes in it work.</summary>
    /// <exception cref="NativeException">The kernel refuses.</exception>
    public static SafeFileHandle CloneWithDevices(string path)
    {
        var tree = Tree(path);
        SetMountAttributes(tree, MountNoSetUserId, null, $"cannot restrict a copy of {path}");
        return tree;
    }

    /// <summary>Mounts the file system of a block device, attached nowhere, seen by the users of a user namespace.</summary>
    /// <param name="type">For example <c>ext4</c>.</param>
    /// <param name="device">Path of the device.</param>
    /// <param name="options">Options of the file system, <c>name</c> or <c>name=value</c>.</param>
    /// <param name="readOnly">Whether nothing is to be written.</param>
    /// <param name="users">The user namespace.</param>
    /// <exception cref="NativeException">There is no such file system on it, or the kernel refuses.</exception>
    public static SafeFileHandle MountDevice(string type, string device, IEnumerable<string> options, bool readOnly, SafeFileHandle users)
    {
        using var typeName = new NativeStrings([type]);
        var opened = SyscallRaw(OpenFileSystemNumber, (nint)typeName.Pointer[0], 1, 0, 0, 0, 0);
        if (opened < 0)
        {
            throw NativeException.Last($"this kernel has no file system {type}");
        }

        using var context = new SafeFileHandle((nint)opened, ownsHandle: true);
        var handle = (nint)context.DangerousGetHandle();
        foreach (var option in options.Prepend($"source={device}").Concat(readOnly ? ["ro"] : []))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            using var words = new NativeStrings(equals < 0 ? [option] : [option[..equals], option[(equals + 1)..]]);
            var value = equals < 0 ? 0 : (nint)words.Pointer[1];
            if (SyscallRaw(ConfigureFileSystemNumber, handle, equals < 0 ? SetFlag : SetText, (nint)words.Pointer[0], value, 0, 0) != 0)
            {
                throw NativeException.Last($"{type} has no option {option}");
            }
        }

        if (SyscallRaw(ConfigureFileSystemNumber, handle, CreateFileSystem, 0, 0, 0, 0) != 0)
        {
            throw NativeException.Last($"no {type} can be mounted from {device}");
        }

        var mounted = SyscallRaw(MountFileSystemNumber, handle, 1, (nint)(MountNoSetUserId | MountNoDevices), 0, 0, 0);
        if (mounted < 0)
        {
            throw NativeException.Last($"cannot mount {device}");
        }

        var tree = new SafeFileHandle((nint)mounted, ownsHandle: true);
        SetMountAttributes(tree, MapUsers, users, $"cannot map users in a {type}");
        return tree;
    }

    private static void SetMountAttributes(SafeFileHandle tree, ulong set, SafeFileHandle? users, string action)
    {
        var attributes = new MountAttributes
        {
            Set = set,
            Propagation = MountPrivate,
            UserNamespace = users is null ? 0 : (ulong)users.DangerousGetHandle(),
        };
        fixed (byte* empty = "\0"u8)
        {
            if (SyscallRaw(
                    MountSetAttributesNumber,
                    (nint)tree.DangerousGetHandle(),
                    (nint)empty,
                    (nint)(EmptyPath | Recursive),
                    (nint)(&attributes),
                    sizeof(MountAttributes),
                    0) != 0)
            {
                var error = NativeException.Last(action);
                tree.Dispose();
                throw error;
            }
        }
    }
}
