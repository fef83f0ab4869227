using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Obs.Hooks.Engine.Native;

/// <summary>
/// Removes a directory tree. It follows no link, enters no other mount (a mount point inside makes it fail, nothing
/// below that is touched) and needs two descriptors and no recursion however deep the tree is: sub-directories are
/// moved up to its top until none is nested.
/// </summary>
internal static class TreeRemoval
{
    /// <summary>Removes <paramref name="name"/> and all below it; false when it was not there.</summary>
    /// <exception cref="NativeException">Something cannot be removed; the rest may be gone.</exception>
    public static bool Remove(DirectoryHandle parent, string name)
    {
        if (parent.StatIfExists(name) is not { } stat)
        {
            return false;
        }

        if (!stat.IsDirectory)
        {
            return parent.RemoveFile(name);
        }

        using (var top = parent.OpenDirectory(name))
        {
            Empty(top);
        }

        return parent.RemoveEmptyDirectory(name);
    }

    /// <summary>Removes an entry and all below it, whatever bytes its name consists of.</summary>
    /// <param name="parent">Where it is.</param>
    /// <param name="name">As <see cref="DirectoryHandle.RawEntries"/> has it.</param>
    /// <exception cref="NativeException">Something cannot be removed; the rest may be gone.</exception>
    public static void Remove(DirectoryHandle parent, byte[] name)
    {
        if (!TryRemoveLeaf(parent, name))
        {
            var moved = 0;
            Remove(parent, Display(IsText(name) ? name : Lift(parent, name, parent, ref moved)));
        }
    }

    /// <summary>Removes everything below <paramref name="top"/> but the entries called <paramref name="keep"/>.</summary>
    public static void Empty(DirectoryHandle top, params ReadOnlySpan<string> keep)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in keep)
        {
            kept.Add(name);
        }

        var pending = new Stack<byte[]>();
        foreach (var name in top.RawEntries())
        {
            if (!kept.Contains(Display(name)))
            {
                pending.Push(name);
            }
        }

        var moved = 0;
        while (pending.TryPop(out var name))
        {
            if (!TryRemoveLeaf(top, name))
            {
                var directory = IsText(name) ? name : Lift(top, name, top, ref moved);
                LiftSubDirectories(top, directory, pending, ref moved);
                top.Unlink(directory, Libc.AtRemoveDirectory, Display(directory));
            }
        }
    }

    private static void LiftSubDirectories(DirectoryHandle top, byte[] name, Stack<byte[]> pending, ref int moved)
    {
        using var directory = top.OpenDirectory(Display(name));
        foreach (var entry in directory.RawEntries())
        {
            if (TryRemoveLeaf(directory, entry))
            {
                continue;
            }

            pending.Push(Lift(directory, entry, top, ref moved));
        }
    }

    /// <returns>What it is called now, in <paramref name="top"/>.</returns>
    private static byte[] Lift(DirectoryHandle from, byte[] name, DirectoryHandle top, ref int moved)
    {
        byte[] lifted;
        do
        {
            lifted = DirectoryHandle.NullTerminated(
                string.Create(CultureInfo.InvariantCulture, $".removing-{moved++}"));
        }
        while (!TryLift(from, name, top, lifted));
        return lifted;
    }

    private static bool TryLift(DirectoryHandle from, byte[] name, DirectoryHandle top, byte[] lifted)
    {
        if (Libc.RenameAt2(from.Handle, name, top.Handle, lifted, Libc.RenameNoReplace) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == Errno.Exists
            ? false
            : throw NativeException.Last($"cannot remove {from.Path}/{Display(name)}");
    }

    /// <summary>Removes a file, a link or an empty directory; false for a directory with content.</summary>
    private static bool TryRemoveLeaf(DirectoryHandle directory, byte[] name)
    {
        // unlink(2) of a directory fails with EISDIR on Linux and with EPERM by POSIX.
        if (Libc.UnlinkAt(directory.Handle, name, 0) == 0
            || Marshal.GetLastPInvokeError() == Errno.NoEntry
            || Libc.UnlinkAt(directory.Handle, name, Libc.AtRemoveDirectory) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() is Errno.NotEmpty or Errno.Exists
            ? false
            : throw NativeException.Last($"cannot remove {directory.Path}/{Display(name)}");
    }

    /// <summary>Whether it can be opened by what we call it: a name that is no UTF-8 cannot.</summary>
    private static bool IsText(byte[] name) => DirectoryHandle.NullTerminated(Display(name)).AsSpan().SequenceEqual(name);

    private static string Display(byte[] name) => Encoding.UTF8.GetString(name.AsSpan(0, name.Length - 1));
}
