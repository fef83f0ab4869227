using System.Text.Json;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects;

/// <summary>A mount below the area's <c>mounts</c> directory.</summary>
internal sealed record MountEntry(string Name) : JournalEntry
{
    public override string Description => $"mount {Name}";

    public override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("kind"u8, "mount"u8);
        writer.WriteString("name"u8, Name);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (MountName.IsValid(Name))
        {
            AreaMounts.UnmountAll(AreaMounts.PathOf(scope.AreaDirectory, Name));
        }
    }
}
