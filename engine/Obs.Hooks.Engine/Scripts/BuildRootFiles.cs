using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// What a build left in its root, for a post-mortem: only below the directories that a recipe works in, without following a
/// link, and never more than a bounded walk.
/// </summary>
internal sealed class BuildRootFiles : IDisposable
{
    private const int MostFound = 1000;
    private const int MostLookedAt = 50_000;
    private const int Deepest = 12;

    /// <summary>obs-build: TOPDIR of rpm and of the others, the results, and where core(5) files and temporary ones go.</summary>
    private static readonly string[] Places = ["home/abuild/rpmbuild", "usr/src/packages", "tmp"];

    private readonly DirectoryHandle _root;
    private int _left = MostLookedAt;

    private BuildRootFiles(DirectoryHandle root) => _root = root;

    public static BuildRootFiles? OpenIfExists(string root) =>
        root.Length > 0 && DirectoryHandle.OpenIfExists(root) is { } handle ? new BuildRootFiles(handle) : null;

    /// <summary>Regular files whose name matches, sorted by path.</summary>
    public ImmutableArray<BuildRootFile> Find(string namePattern)
    {
        var found = new List<BuildRootFile>();
        foreach (var place in Places)
        {
            if (TryOpen(_root, place) is { } directory)
            {
                using (directory)
                {
                    Walk(directory, place, namePattern, found, Deepest);
                }
            }
        }

        found.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return [.. found];
    }

    /// <exception cref="IOException">It is not there, a link is on the way, or it is elsewhere in the root.</exception>
    public SafeFileHandle Open(string path) =>
        Array.Exists(Places, place => path.StartsWith(place + "/", StringComparison.Ordinal))
            && !path.Contains("/../", StringComparison.Ordinal)
            ? _root.OpenFile(path, OpenFlags.ReadOnly | OpenFlags.NonBlocking)
            : throw new FileNotFoundException($"'{path}' is not below {string.Join(", ", Places)}");

    public void Dispose() => _root.Dispose();

    private void Walk(DirectoryHandle directory, string path, string pattern, List<BuildRootFile> found, int depth)
    {
        foreach (var raw in directory.RawEntries())
        {
            if (found.Count >= MostFound || --_left < 0)
            {
                return;
            }

            var name = Encoding.UTF8.GetString(raw, 0, raw.Length - 1);
            var status = directory.StatIfExists(name);
            if (status is { IsRegularFile: true } && NamePattern.Matches(pattern, name))
            {
                found.Add(new BuildRootFile($"{path}/{name}", (long)status.Value.Size));
            }
            else if (status is { IsDirectory: true } && depth > 0 && TryOpen(directory, name) is { } child)
            {
                using (child)
                {
                    Walk(child, $"{path}/{name}", pattern, found, depth - 1);
                }
            }
        }
    }

    /// <summary>Null for what is missing, a link, or another mount.</summary>
    private static DirectoryHandle? TryOpen(DirectoryHandle parent, string name)
    {
        try
        {
            return parent.OpenDirectoryIfExists(name);
        }
        catch (NativeException)
        {
            return null;
        }
    }
}
