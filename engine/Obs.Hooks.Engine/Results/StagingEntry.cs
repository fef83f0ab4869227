using System.Text.Json;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>The staging directory in a build root.</summary>
internal sealed record StagingEntry(string BuildRoot, string Name) : JournalEntry
{
    public override string Description => "staging directory";

    /// <summary>A dot: <c>build --clean</c> and the collection of results leave it alone.</summary>
    public static string NameOf(string key) => $".obs-hooks-{key}";

    public override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("kind"u8, "staging"u8);
        writer.WriteString("buildRoot"u8, BuildRoot);
        writer.WriteString("name"u8, Name);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (!string.Equals(Name, NameOf(scope.Key), StringComparison.Ordinal))
        {
            return;
        }

        using var root = DirectoryHandle.OpenIfExists(BuildRoot);
        if (root is not null)
        {
            TreeRemoval.Remove(root, Name);
        }
    }
}
