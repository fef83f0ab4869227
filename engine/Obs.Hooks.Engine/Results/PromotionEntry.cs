using System.Collections.Immutable;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// The changed results of one stage. Its completion is the commit: without it the old set comes back, with it the new
/// one stays. Every step is one rename, and files are told apart by inode, so undoing a step that was not made, or was
/// undone before, does nothing.
/// </summary>
internal sealed record PromotionEntry(
    string BuildRoot,
    string Results,
    string Staging,
    ImmutableArray<string> NewDirectories,
    ImmutableArray<PromotedFile> Files) : JournalEntry
{
    public const string SlotsName = "slots";

    public override string Description => "promotion";

    /// <summary>Makes the renames.</summary>
    /// <exception cref="IOException">One failed; undo.</exception>
    public void Apply(DirectoryHandle results, DirectoryHandle slots, Action<string> step)
    {
        foreach (var path in NewDirectories)
        {
            CreateDirectory(results, path);
            step($"directory {path}");
        }

        foreach (var file in Files)
        {
            using var directory = results.OpenDirectory(file.Directory);
            if (file.NewInode == 0)
            {
                directory.Rename(file.Name, slots, file.Slot, Libc.RenameNoReplace);
            }
            else
            {
                var flags = file.OldInode == 0 ? Libc.RenameNoReplace : Libc.RenameExchange;
                slots.Rename(file.Slot, directory, file.Name, flags);
            }

            step($"renamed {file.Name}");
        }
    }

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "promotion");
        writer.Property("buildRoot", BuildRoot);
        writer.Property("results", Results);
        writer.Property("staging", Staging);
        writer.Open("newDirectories", '[');
        foreach (var directory in NewDirectories)
        {
            writer.Item(directory);
        }

        writer.Close(']');
        writer.Open("files", '[');
        foreach (var file in Files)
        {
            writer.Open('{');
            file.WriteProperties(writer);
            writer.Close('}');
        }

        writer.Close(']');
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (completed || !string.Equals(Staging, StagingEntry.NameOf(scope.Key), StringComparison.Ordinal))
        {
            return;
        }

        using var root = DirectoryHandle.OpenIfExists(BuildRoot);
        using var slots = root?.OpenDirectoryIfExists($"{Staging}/{SlotsName}");
        using var results = root?.OpenDirectoryIfExists(Results);
        if (results is null || slots is null)
        {
            return;
        }

        for (var i = Files.Length - 1; i >= 0; i--)
        {
            UndoFile(Files[i], results, slots);
            scope.Journal.Step($"rename undone {i}");
        }

        for (var i = NewDirectories.Length - 1; i >= 0; i--)
        {
            RemoveDirectory(results, NewDirectories[i]);
        }
    }

    private static void UndoFile(PromotedFile file, DirectoryHandle results, DirectoryHandle slots)
    {
        using var directory = results.OpenDirectoryIfExists(file.Directory);
        if (directory is null)
        {
            return;
        }

        var final = directory.StatIfExists(file.Name)?.Inode ?? 0;
        var slot = slots.StatIfExists(file.Slot)?.Inode ?? 0;
        if (file.NewInode == 0)
        {
            if (final == 0 && slot == file.OldInode)
            {
                slots.Rename(file.Slot, directory, file.Name, Libc.RenameNoReplace);
            }
        }
        else if (final == file.NewInode && slot == file.OldInode)
        {
            var flags = file.OldInode == 0 ? Libc.RenameNoReplace : Libc.RenameExchange;
            directory.Rename(file.Name, slots, file.Slot, flags);
        }
    }

    /// <summary>Owned like the directory it is in: the build user's, where that is the case.</summary>
    private static void CreateDirectory(DirectoryHandle results, string path)
    {
        var slash = path.LastIndexOf('/');
        using var parent = slash < 0 ? results.OpenDirectory(".") : results.OpenDirectory(path[..slash]);
        using var created = parent.CreateDirectory(path[(slash + 1)..], 0x1ED);
        var owner = parent.Stat();
        if (Libc.ChangeOwner(created.Handle, owner.Owner, owner.Group) != 0)
        {
            throw NativeException.Last($"cannot change the owner of {created.Path}");
        }
    }

    private static void RemoveDirectory(DirectoryHandle results, string path)
    {
        try
        {
            var slash = path.LastIndexOf('/');
            using var parent = slash < 0
                ? results.OpenDirectory(".")
                : results.OpenDirectoryIfExists(path[..slash]);
            parent?.RemoveEmptyDirectory(path[(slash + 1)..]);
        }
        catch (NativeException e) when (e.Errno is Errno.NotEmpty or Errno.Exists)
        {
            // Somebody else uses it now.
        }
    }
}
