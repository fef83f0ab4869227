using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>The staging directory in a build root.</summary>
internal sealed record StagingEntry(string BuildRoot, string Name) : JournalEntry
{
    public override string Description => "staging directory";

    /// <summary>A dot: <c>build --clean</c> and the collection of results leave it alone.</summary>
    public static string NameOf(string key) => $".obs-hooks-{key}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "staging");
        writer.Property("buildRoot", BuildRoot);
        writer.Property("name", Name);
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
