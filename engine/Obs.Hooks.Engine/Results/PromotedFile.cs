using Obs.Hooks.Engine.Journal;


namespace Obs.Hooks.Engine.Results;

/// <summary>One file of a promotion.</summary>
/// <param name="Directory">Result directory.</param>
/// <param name="Name">Name of the result.</param>
/// <param name="Slot">Name in the staging area's slots: of the new file before, of the old one after.</param>
/// <param name="NewInode">Inode of the new file, 0 when the result is removed.</param>
/// <param name="OldInode">Inode of the old file, 0 when the result is added.</param>
internal sealed record PromotedFile(string Directory, string Name, string Slot, ulong NewInode, ulong OldInode)
{
    /// <summary>Writes the properties of the JSON object in the journal.</summary>
    public void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("directory", Directory);
        writer.Property("name", Name);
        writer.Property("slot", Slot);
        writer.Property("newInode", NewInode);
        writer.Property("oldInode", OldInode);
    }
}
