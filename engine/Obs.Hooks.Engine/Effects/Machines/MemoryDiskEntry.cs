using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>A disk in memory over the file that is the machine's disk.</summary>
internal sealed record MemoryDiskEntry(string Path) : JournalEntry
{
    /// <summary>Name of the disk in the tmpfs.</summary>
    public const string DiskName = "disk";

    public override string Description => $"disk in memory at {Path}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "memory-disk");
        writer.Property("path", Path);
    }

    public override void Undo(UndoScope scope, bool completed) => Remove(scope.AreaDirectory, Path);

    /// <summary>
    /// Takes it away; as often as one likes. What is at the path is the area's own disk, or somebody else's and left alone. The tmpfs
    /// was mounted before, and so is still there when entries are undone in reverse.
    /// </summary>
    public static void Remove(string areaDirectory, string path)
    {
        var own = $"{AreaMounts.PathOf(areaDirectory, MountName.Disk)}/{DiskName}";
        if (!IsPlain(path) || StatusOf(own) is not { } disk || StatusOf(path) is not { } there
            || !disk.IsSameFile(there))
        {
            return;
        }

        AreaMounts.UnmountAll(path);

        // The size that build noted is that of the disk which is gone.
        File.Delete(new MachineFile(path).SizePath);

        // What was mounted over, where nobody had a disk before; build makes one itself where there is none.
        if (StatusOf(path) is { IsRegularFile: true, Size: 0 })
        {
            File.Delete(path);
        }
    }

    private static bool IsPlain(string path) =>
        path.Length > 1 && path[0] == '/' && !path.Contains('\0', StringComparison.Ordinal) && System.IO.Path.GetFullPath(path) == path;

    private static FileStatus? StatusOf(string path)
    {
        using var directory = DirectoryHandle.OpenIfExists(System.IO.Path.GetDirectoryName(path)!);
        return directory?.StatIfExists(System.IO.Path.GetFileName(path));
    }
}
