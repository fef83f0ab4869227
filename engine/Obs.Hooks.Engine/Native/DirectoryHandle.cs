using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>
/// An open directory. Names are resolved below it without following any symbolic link, without leaving it and without
/// crossing into another mount, whatever somebody else does to the tree meanwhile (openat2(2)).
/// </summary>
internal sealed class DirectoryHandle : IDisposable
{
    private DirectoryHandle(SafeFileHandle handle, string path)
    {
        Handle = handle;
        Path = path;
    }

    public SafeFileHandle Handle { get; }

    /// <summary>For messages and for programs; the engine itself goes by <see cref="Handle"/>.</summary>
    public string Path { get; }

    /// <summary>The directory as a path that nobody can redirect while this is open.</summary>
    public string DescriptorPath => DescriptorPathOf(Handle);

    /// <summary>Opens a directory whose path is trusted: links in it are followed.</summary>
    public static DirectoryHandle Open(string path) =>
        TryOpenAt(Libc.CurrentDirectory, path, path, resolve: 0) ?? throw NativeException.Last($"cannot open {path}");

    /// <summary>As <see cref="Open"/>; null when it does not exist.</summary>
    public static DirectoryHandle? OpenIfExists(string path) =>
        TryOpenAt(Libc.CurrentDirectory, path, path, resolve: 0)
            ?? (Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.NotDirectory
                ? null
                : throw NativeException.Last($"cannot open {path}"));

    /// <summary>Opens a directory below this one; null when it does not exist.</summary>
    /// <exception cref="NativeException">It is no directory, or a link or a mount point is on the way.</exception>
    public DirectoryHandle? OpenDirectoryIfExists(string relative)
    {
        var path = relative == "." ? Path : $"{Path}/{relative}";
        return TryOpenAt((int)Handle.DangerousGetHandle(), relative, path, OpenFlags.ResolveStrictly)
            ?? (Marshal.GetLastPInvokeError() == Errno.NoEntry ? null : throw NativeException.Last($"cannot open {path}"));
    }

    public DirectoryHandle OpenDirectory(string relative) =>
        OpenDirectoryIfExists(relative) ?? throw new NativeException(Errno.NoEntry, $"cannot open {Path}/{relative}");

    public DirectoryHandle CreateDirectory(string name, uint mode = 0x1C0)
    {
        if (Libc.MkdirAt(Handle, name, mode) != 0 && Marshal.GetLastPInvokeError() != Errno.Exists)
        {
            throw NativeException.Last($"cannot create {Path}/{name}");
        }

        return OpenDirectory(name);
    }

    /// <summary>Opens a file below this directory; null when it does not exist.</summary>
    public SafeFileHandle? OpenFileIfExists(string relative, int flags, uint mode = 0)
    {
        var how = new OpenHow(flags | OpenFlags.CloseOnExec | OpenFlags.NoFollow, mode, OpenFlags.ResolveStrictly);
        var descriptor = Libc.OpenAt2((int)Handle.DangerousGetHandle(), relative, in how);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        return Marshal.GetLastPInvokeError() == Errno.NoEntry
            ? null
            : throw NativeException.Last($"cannot open {Path}/{relative}");
    }

    public SafeFileHandle OpenFile(string relative, int flags, uint mode = 0) =>
        OpenFileIfExists(relative, flags, mode)
            ?? throw new NativeException(Errno.NoEntry, $"cannot open {Path}/{relative}");

    /// <summary>Writes a new file or replaces the content of an old one.</summary>
    public void WriteFile(string name, ReadOnlySpan<byte> content, uint mode = 0x180)
    {
        using var file = OpenFile(name, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, mode);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>About the directory itself.</summary>
    public FileStatus Stat() => FileStatus.Of(Handle);

    /// <summary>About an entry, itself if it is a link; null when it does not exist.</summary>
    public FileStatus? StatIfExists(string name)
    {
        if (Libc.StatX(Handle, NullTerminated(name), Libc.SymlinkNoFollow, Libc.StatusBasicAndMount, out var status) == 0)
        {
            return status;
        }

        return Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.NotDirectory
            ? null
            : throw NativeException.Last($"cannot look at {Path}/{name}");
    }

    /// <summary>The content of a link, or null when there is none or it is no link.</summary>
    public string? ReadLinkIfAny(string name)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = Libc.ReadLinkAt(Handle, name, buffer, (nuint)buffer.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(buffer[..(int)length]);
    }

    public void Rename(string name, DirectoryHandle to, string newName, uint flags)
    {
        if (Libc.RenameAt2(Handle, NullTerminated(name), to.Handle, NullTerminated(newName), flags) != 0)
        {
            throw NativeException.Last($"cannot rename {Path}/{name} to {to.Path}/{newName}");
        }
    }

    /// <summary>Removes a file or link; false when it was not there.</summary>
    public bool RemoveFile(string name) => Unlink(NullTerminated(name), 0, name);

    /// <summary>Removes an empty directory; false when it was not there.</summary>
    public bool RemoveEmptyDirectory(string name) => Unlink(NullTerminated(name), Libc.AtRemoveDirectory, name);

    /// <summary>The names in this directory but <c>.</c> and <c>..</c>, in no order, as the bytes they are.</summary>
    public List<byte[]> RawEntries()
    {
        var names = new List<byte[]>();
        var buffer = new byte[8192];
        if (Libc.Seek(Handle, 0, 0) < 0)
        {
            throw NativeException.Last($"cannot read {Path}");
        }

        while (true)
        {
            var length = Libc.GetDirectoryEntries(Handle, buffer, (nuint)buffer.Length);
            if (length < 0)
            {
                throw NativeException.Last($"cannot read {Path}");
            }

            if (length == 0)
            {
                return names;
            }

            AddNames(buffer.AsSpan(0, (int)length), names);
        }
    }

    public void Dispose() => Handle.Dispose();

    internal bool Unlink(ReadOnlySpan<byte> name, int flags, string display)
    {
        if (Libc.UnlinkAt(Handle, name, flags) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == Errno.NoEntry
            ? false
            : throw NativeException.Last($"cannot remove {Path}/{display}");
    }

    internal static byte[] NullTerminated(string name)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(name.Length) + 1];
        var length = Encoding.UTF8.GetBytes(name, bytes);
        return bytes.AsSpan(0, length + 1).ToArray();
    }

    private static string DescriptorPathOf(SafeFileHandle handle) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");

    /// <summary>The path without links: mountinfo and the paths of others are compared with it.</summary>
    private static string? RealPath(SafeFileHandle handle)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = Libc.ReadLink(DescriptorPathOf(handle), buffer, (nuint)buffer.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(buffer[..(int)length]);
    }

    private static DirectoryHandle? TryOpenAt(int directory, string relative, string path, ulong resolve)
    {
        var flags = OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.CloseOnExec;
        var descriptor = Libc.OpenAt2(directory, relative, new OpenHow(flags, 0, resolve));
        if (descriptor < 0)
        {
            return null;
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        return new DirectoryHandle(handle, resolve == 0 ? RealPath(handle) ?? path : path);
    }

    /// <summary>struct linux_dirent64: d_ino 8, d_off 8, d_reclen 2, d_type 1, d_name.</summary>
    private static void AddNames(ReadOnlySpan<byte> records, List<byte[]> names)
    {
        const int nameOffset = 19;
        while (records.Length > nameOffset)
        {
            var length = MemoryMarshal.Read<ushort>(records[16..]);
            var name = records[nameOffset..length];
            name = name[..(name.IndexOf((byte)0) + 1)];
            if (!name.SequenceEqual(".\0"u8) && !name.SequenceEqual("..\0"u8))
            {
                names.Add(name.ToArray());
            }

            records = records[length..];
        }
    }
}
