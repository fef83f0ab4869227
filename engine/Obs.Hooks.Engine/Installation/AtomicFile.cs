using System.Runtime.InteropServices;
using System.Text;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Installation;

/// <summary>
/// Changes of single files that others may be using: at every moment the name leads to the old or the new file. A
/// script that bash is reading just now stays what it was.
/// </summary>
internal static class AtomicFile
{
    public static void Write(string path, string text, UnixFileMode mode) =>
        Write(path, Encoding.UTF8.GetBytes(text), mode);

    public static void Write(string path, byte[] content, UnixFileMode mode) =>
        Replace(path, temporary => Create(temporary, content, mode));

    /// <summary>Writes a file that exists anew: its mode and owner stay.</summary>
    public static void Rewrite(string path, string text) => Rewrite(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file that exists anew: its mode and owner stay.</summary>
    public static void Rewrite(string path, byte[] content)
    {
        FileStatus owner;
        using (var old = File.OpenHandle(path))
        {
            owner = FileStatus.Of(old);
        }

        Replace(path, temporary =>
        {
            Create(temporary, content, (UnixFileMode)(owner.Mode & 0xFFF));
            if (Libc.ChangeOwner(temporary, owner.Owner, owner.Group) != 0)
            {
                throw new IOException($"{path}: cannot keep its owner: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        });
    }

    /// <summary>Gives a file a second name, which is replaced when it exists.</summary>
    public static void Link(string existing, string path) =>
        Replace(path, temporary =>
        {
            if (Libc.Link(existing, temporary) != 0)
            {
                throw new IOException(
                    $"{path}: cannot link to {existing}: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        });

    private static void Create(string path, byte[] content, UnixFileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(path, options);
        stream.Write(content);
        // Not the mode of open(2): the umask must not take anything away.
        File.SetUnixFileMode(stream.SafeFileHandle, mode);
        stream.Flush(flushToDisk: true);
    }

    private static void Replace(string path, Action<string> create)
    {
        // A leading dot: neither bs_repserver nor bs_worker counts such files as build code.
        var temporary = Path.Combine(
            Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.new");
        try
        {
            create(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
