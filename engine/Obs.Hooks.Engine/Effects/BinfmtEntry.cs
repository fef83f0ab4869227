using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary>An interpreter registered with the kernel under a name of this job.</summary>
internal sealed record BinfmtEntry(string Directory, string Name) : JournalEntry
{
    private const long FileSystemMagic = 0x42494e4d;

    public override string Description => $"binfmt {Name}";

    /// <summary>The prefix that marks registrations of a job.</summary>
    public static string PrefixOf(string key) => $"obs-hooks-{key}-";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "binfmt");
        writer.Property("directory", Directory);
        writer.Property("name", Name);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (!Name.StartsWith(PrefixOf(scope.Key), StringComparison.Ordinal) || Name.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        using var directory = DirectoryHandle.OpenIfExists(Directory);
        if (directory is null || !IsBinfmt(directory))
        {
            return;
        }

        using var file = directory.OpenFileIfExists(Name, OpenFlags.WriteOnly);
        if (file is not null && Libc.Write(file, "-1"u8, 2) != 2)
        {
            throw NativeException.Last($"cannot unregister {Directory}/{Name}");
        }
    }

    public static bool IsBinfmt(DirectoryHandle directory)
    {
        // f_type is the first word of struct statfs on every 64-bit architecture but s390x, where it is 4 bytes.
        Span<long> buffer = stackalloc long[32];
        if (Libc.FileSystemStat(directory.Handle, buffer) != 0)
        {
            throw NativeException.Last($"cannot look at {directory.Path}");
        }

        return buffer[0] == FileSystemMagic || buffer[0] >> 32 == FileSystemMagic;
    }
}
