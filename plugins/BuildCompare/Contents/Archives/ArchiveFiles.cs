namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>Puts the files of an archive into an order; an archive may have two of one name, which keep theirs.</summary>
internal static class ArchiveFiles
{
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Sorted(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        [.. files.OrderBy(static f => f.Key, StringComparer.Ordinal)];
}
