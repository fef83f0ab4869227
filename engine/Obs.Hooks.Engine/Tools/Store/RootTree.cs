using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Packages;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>A finished tree: what every root must have, and how big it is.</summary>
internal static class RootTree
{
    /// <summary>Where the sandbox mounts something: a read-only tree cannot get these later.</summary>
    private static readonly string[] MountPoints = ["dev", "mnt", "proc", "run", "sys", "tmp"];

    /// <summary>Adds mount points and makes the tree readable.</summary>
    /// <exception cref="IOException">One of them is a link or a file.</exception>
    public static void Complete(string directory)
    {
        using var tree = DirectoryHandle.Open(directory);
        foreach (var name in MountPoints)
        {
            // Refuses links: what is mounted there must not be somewhere else.
            tree.CreateDirectory(name, 0x1ED).Dispose();
        }

        if (Libc.ChangeMode(tree.Handle, 0x1ED) != 0)
        {
            throw NativeException.Last($"cannot make {directory} readable");
        }
    }

    /// <summary>Bytes on disk, files with several names counted once, links not followed.</summary>
    public static long Size(string directory)
    {
        var seen = new HashSet<ulong>();
        var bytes = 0L;
        foreach (var file in TreeWalk.Entries(directory).OfType<FileInfo>())
        {
            if ((file.Attributes & FileAttributes.ReparsePoint) == 0 && (file.Length < HardLinkThreshold || seen.Add(Inode(file.FullName))))
            {
                bytes += (file.Length + BlockSize - 1) / BlockSize * BlockSize;
            }
        }

        return bytes;
    }

    private const int BlockSize = 4096;

    /// <summary>Below, counting a file twice does not matter and asking for its number costs more.</summary>
    private const int HardLinkThreshold = 64 * 1024;

    private static ulong Inode(string path)
    {
        using var parent = DirectoryHandle.Open(Path.GetDirectoryName(path)!);
        return parent.StatIfExists(Path.GetFileName(path))?.Inode ?? 0;
    }
}
