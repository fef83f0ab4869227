using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// An open directory that nobody but root (or the engine's own user, when that is not root) can change or swap.
/// </summary>
/// <remarks>
/// <para>
/// Walked from / by descriptor, no symbolic link in any component, and every component belongs to a trusted user and is
/// writable by its owner only. (Access control lists need no look of their own: what they grant shows in the group bits.)
/// </para>
/// <para>
/// One exception: a component above the plugin's own directories may be writable by all if it is sticky, as /tmp is. There
/// others can add names but cannot rename or remove those of a trusted user (unlink(2), EPERM), and the next component is
/// checked to be such a name. A plugin directory itself is never excepted: others could add plugins to it.
/// </para>
/// </remarks>
internal sealed class TrustedDirectory : IDisposable
{
    private const uint StickyBit = 0x200;
    private const uint WritableByGroupOrOthers = 0x12;

    private TrustedDirectory(SafeFileHandle handle, string path)
    {
        Handle = handle;
        Path = path;
    }

    public SafeFileHandle Handle { get; }

    public string Path { get; }

    /// <summary>Opens a directory and checks every component of its path.</summary>
    /// <returns>Null when it does not exist.</returns>
    /// <exception cref="UntrustedPathException">A component could be changed by others.</exception>
    public static TrustedDirectory? Open(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var top = Checked(Libc.OpenAt(Libc.CurrentDirectory, "/", DirectoryFlags), "/");
        Check(top, "/", static status => status.IsDirectory, stickyIsEnough: false);
        var current = new TrustedDirectory(top, "/");
        var start = 1;
        while (start < full.Length)
        {
            var end = full.IndexOf('/', start);
            end = end < 0 ? full.Length : end;
            var parent = current;
            using (parent)
            {
                if (parent.OpenChild(full[start..end], isPluginDirectory: end == full.Length) is not { } child)
                {
                    return null;
                }

                current = child;
            }

            start = end + 1;
        }

        return current;
    }

    /// <summary>Opens a directory in this one.</summary>
    /// <returns>Null when it does not exist.</returns>
    /// <exception cref="UntrustedPathException">It could be changed by others, or it is no directory.</exception>
    public TrustedDirectory? OpenChild(string name, bool isPluginDirectory = true)
    {
        var path = System.IO.Path.Combine(Path, name);
        var descriptor = Libc.OpenAt(Handle, name, DirectoryFlags);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == Errno.NoEntry)
        {
            return null;
        }

        var handle = Checked(descriptor, path);
        Check(handle, path, static status => status.IsDirectory, stickyIsEnough: !isPluginDirectory);
        return new TrustedDirectory(handle, path);
    }

    /// <summary>Opens a regular file in this directory for reading.</summary>
    /// <returns>Null when it does not exist.</returns>
    /// <exception cref="UntrustedPathException">It could be changed by others, or it is no regular file.</exception>
    public SafeFileHandle? OpenFile(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        var descriptor = Libc.OpenAt(Handle, name, OpenFlags.NoFollow | OpenFlags.NonBlocking | OpenFlags.CloseOnExec);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == Errno.NoEntry)
        {
            return null;
        }

        var file = Checked(descriptor, path);
        Check(file, path, static status => status.IsRegularFile, stickyIsEnough: false);
        return file;
    }

    /// <summary>
    /// The names in it, sorted. By getdents64(2): .NET's own enumeration takes 3 ms to get going in a fresh process.
    /// </summary>
    public List<string> Names()
    {
        var names = new List<string>();
        var buffer = new byte[8192];
        nint length;
        while ((length = Libc.GetDirectoryEntries(Handle, buffer, (nuint)buffer.Length)) > 0)
        {
            AddNames(buffer.AsSpan(0, (int)length), names);
        }

        if (length < 0)
        {
            throw NativeException.Last($"cannot read {Path}");
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public void Dispose() => Handle.Dispose();

    /// <summary>struct linux_dirent64: d_ino 8, d_off 8, d_reclen 2, d_type 1, d_name.</summary>
    private static void AddNames(ReadOnlySpan<byte> records, List<string> names)
    {
        const int LengthOffset = 16;
        const int NameOffset = 19;
        while (!records.IsEmpty)
        {
            var length = MemoryMarshal.Read<ushort>(records[LengthOffset..]);
            var name = records[NameOffset..length];
            var text = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
            if (text is not ("." or ".."))
            {
                names.Add(text);
            }

            records = records[length..];
        }
    }

    private static int DirectoryFlags => OpenFlags.Directory | OpenFlags.NoFollow | OpenFlags.CloseOnExec;

    /// <summary>Closes the file again if it is not to be trusted.</summary>
    private static void Check(SafeFileHandle file, string path, Func<FileStatus, bool> isRightKind, bool stickyIsEnough)
    {
        try
        {
            var status = FileStatus.Of(file);
            if (!isRightKind(status))
            {
                throw Refusal(path, "something that is no regular file", "a regular file", "remove it");
            }

            CheckOwnerAndMode(status, path, stickyIsEnough);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void CheckOwnerAndMode(FileStatus status, string path, bool stickyIsEnough)
    {
        var self = Libc.EffectiveUser();
        if (status.Owner != 0 && status.Owner != self)
        {
            var wanted = self == 0 ? "root as its owner" : $"root or user {self} as its owner";
            throw Refusal(path, $"owned by user {status.Owner}", wanted, "plugins run with the engine's rights: chown it, or install the plugin elsewhere");
        }

        if ((status.Mode & WritableByGroupOrOthers) != 0 && !(stickyIsEnough && (status.Mode & StickyBit) != 0))
        {
            throw Refusal(
                path,
                $"writable by others (mode {Convert.ToString(status.Mode & 0xfff, 8)})",
                "writable by its owner only",
                $"chmod go-w {path}");
        }
    }

    private static SafeFileHandle Checked(int descriptor, string path)
    {
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        var error = Marshal.GetLastPInvokeError();
        throw error is Errno.TooManyLinks or Errno.NotDirectory && new FileInfo(path).LinkTarget is not null
            ? Refusal(path, "a symbolic link", "a real file or directory", "name the place it leads to instead")
            : Refusal(path, $"unreadable: {Marshal.GetPInvokeErrorMessage(error)}", "a readable file or directory", "");
    }

    private static UntrustedPathException Refusal(string path, string found, string expected, string fix) =>
        new(new Diagnostic(
            DiagnosticCodes.UntrustedPluginPath, DiagnosticSeverity.Error, new SourceLocation(path), found, expected, fix));
}
