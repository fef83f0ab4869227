using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects;

/// <summary>A mount below the area's <c>mounts</c> directory.</summary>
internal sealed record MountEntry(string Name) : JournalEntry
{
    public override string Description => $"mount {Name}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "mount");
        writer.Property("name", Name);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (MountName.IsValid(Name))
        {
            AreaMounts.UnmountAll(AreaMounts.PathOf(scope.AreaDirectory, Name));
        }
    }
}
