using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>A disk in memory over the file that is the machine's disk.</summary>
internal sealed record MemoryDiskEntry(string Path) : JournalEntry
{
    public override string Description => $"disk in memory at {Path}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "memory-disk");
        writer.Property("path", Path);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (Path.StartsWith('/'))
        {
            Remove(Path);
        }
    }

    /// <summary>Takes it away; as often as one likes.</summary>
    public static void Remove(string path)
    {
        AreaMounts.UnmountAll(path);

        // The size that build noted is that of the disk which is gone.
        File.Delete(new MachineFile(path).SizePath);
    }
}
