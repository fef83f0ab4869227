using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Shared;

/// <summary>
/// What the last good build left, from the directories of <c>--oldpackages</c>. They can lie in the build root, where the
/// build may have exchanged them: links are not followed, and what has no length
/// (an empty file, a pipe, a device) is not opened.
/// </summary>
internal sealed class OldResults
{
    private OldResults(ImmutableArray<PackageFile> files) => Files = files;

    /// <summary>Sorted by name.</summary>
    public ImmutableArray<PackageFile> Files { get; }

    public static OldResults Read(IEnumerable<string> directories)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 4 };
        var files = directories
            .Select(static d => new DirectoryInfo(d))
            .Where(static d => d is { Exists: true, LinkTarget: null })
            .SelectMany(d => d.EnumerateFiles("*", options))
            .OrderBy(static f => f.Name, StringComparer.Ordinal)
            .ThenBy(static f => f.FullName, StringComparer.Ordinal);
        return new OldResults([.. files.Select(static f => new PackageFile(f.Name, f.FullName, () => f.Length > 0 ? f.OpenRead() : Stream.Null))]);
    }

    public PackageFile? Find(string name) => Files.FirstOrDefault(f => f.Name == name);
}
