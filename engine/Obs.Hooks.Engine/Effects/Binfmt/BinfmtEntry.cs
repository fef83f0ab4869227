using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>This job's reference to an interpreter registered with the host's kernel.</summary>
/// <param name="Directory">Where binfmt_misc is mounted.</param>
/// <param name="Name">The entry's name there.</param>
internal sealed record BinfmtEntry(string Directory, string Name) : JournalEntry
{
    public override string Description => $"binfmt {Name}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "binfmt");
        writer.Property("directory", Directory);
        writer.Property("name", Name);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (HostBinfmt.IsOurs(Name))
        {
            new HostBinfmt(HostBinfmt.LedgerOf(scope.AreaDirectory), Directory).Release(Name, scope.Key);
        }
    }
}
