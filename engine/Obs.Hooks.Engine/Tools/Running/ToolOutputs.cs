using System.Text;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>
/// Directories that a tool may write to belong to its user while it runs. Afterwards everything in them is the engine's, and
/// only regular files and directories are left.
/// </summary>
internal static class ToolOutputs
{
    private const int DeepestDirectory = 64;

    public static void Give(string directory, uint user)
    {
        using var handle = DirectoryHandle.Open(directory);
        Own(handle, user, 0x1C0);
    }

    /// <returns>How many entries were removed that are neither file nor directory.</returns>
    public static int TakeBack(string directory)
    {
        using var handle = DirectoryHandle.Open(directory);
        return TakeBack(handle, 0x1C0, 0);
    }

    private static int TakeBack(DirectoryHandle directory, uint mode, int depth)
    {
        // First the directory: from then on its former owner cannot change what is in it.
        Own(directory, Libc.EffectiveUser(), mode);
        var removed = 0;
        foreach (var raw in directory.RawEntries())
        {
            var name = Encoding.UTF8.GetString(raw.AsSpan(0, raw.Length - 1));
            if (Libc.StatX(directory.Handle, raw, Libc.SymlinkNoFollow, Libc.StatusBasicAndMount, out var status) != 0)
            {
                throw NativeException.Last($"cannot look at {directory.Path}/{name}");
            }

            // A name that is no UTF-8 could not be opened again by what we call it.
            var isPlain = Encoding.UTF8.GetBytes(name).AsSpan().SequenceEqual(raw.AsSpan(0, raw.Length - 1));
            if (isPlain && status.IsDirectory && depth < DeepestDirectory)
            {
                using var child = directory.OpenDirectory(name);
                removed += TakeBack(child, 0x1ED, depth + 1);
            }
            else if (isPlain && status is { IsRegularFile: true, Links: 1 })
            {
                using var file = directory.OpenFile(name, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
                if (Libc.ChangeOwner(file, Libc.EffectiveUser(), 0) != 0 || Libc.ChangeMode(file, 0x1A4) != 0)
                {
                    throw NativeException.Last($"cannot take over {directory.Path}/{name}");
                }
            }
            else
            {
                TreeRemoval.Remove(directory, raw);
                removed++;
            }
        }

        return removed;
    }

    private static void Own(DirectoryHandle directory, uint user, uint mode)
    {
        if (Libc.ChangeOwner(directory.Handle, user, user == Libc.EffectiveUser() ? 0 : user) != 0 || Libc.ChangeMode(directory.Handle, mode) != 0)
        {
            throw NativeException.Last($"cannot hand over {directory.Path}");
        }
    }
}
