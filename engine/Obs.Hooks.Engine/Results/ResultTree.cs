using System.Collections.Immutable;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// <c>.build.packages</c> of a build root. For chroot-like types it is a relative link into the root (obs-build writes
/// <c>usr/src/packages</c> or rpm's topdir), for virtual machines a directory; the link is the only one that is
/// followed, by hand, and what it names must lie below the root.
/// </summary>
internal sealed class ResultTree : IDisposable
{
    public const string LinkName = ".build.packages";

    private readonly string _recipeType;

    private ResultTree(DirectoryHandle root, DirectoryHandle results, string relativePath, string recipeType)
    {
        Root = root;
        Results = results;
        RelativePath = relativePath;
        _recipeType = recipeType;
    }

    public DirectoryHandle Root { get; }

    public DirectoryHandle Results { get; }

    /// <summary>Where the results are below the build root.</summary>
    public string RelativePath { get; }

    /// <exception cref="Diagnostics.EngineException">There are no results, or the way to them is not safe.</exception>
    public static ResultTree Open(BuildJob job)
    {
        var root = ResultsError.Guard(() => DirectoryHandle.Open(job.BuildRoot));
        try
        {
            var relative = Locate(root);
            var results = ResultsError.Guard(() => root.OpenDirectory(relative));
            return new ResultTree(root, results, relative, job.RecipeType);
        }
        catch (Diagnostics.EngineException)
        {
            root.Dispose();
            throw;
        }
    }

    /// <summary>Everything OBS would collect, sorted by directory and name.</summary>
    public ImmutableArray<ResultFile> List()
    {
        var files = ImmutableArray.CreateBuilder<ResultFile>();
        foreach (var name in ResultDirectories.Existing(_recipeType, Results))
        {
            using var directory = ResultsError.Guard(() => Results.OpenDirectory(name));
            foreach (var raw in directory.RawEntries())
            {
                var file = ResultName.Decode(raw, directory.Path);
                if (directory.StatIfExists(file) is { IsRegularFile: true } status && file is not "same_result_marker" and not ".kiwitree")
                {
                    files.Add(new ResultFile(name, file, (long)status.Size));
                }
            }
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Directory, b.Directory) is var byDirectory and not 0
            ? byDirectory
            : string.CompareOrdinal(a.Name, b.Name));
        return files.ToImmutable();
    }

    public void Dispose()
    {
        Results.Dispose();
        Root.Dispose();
    }

    private static string Locate(DirectoryHandle root)
    {
        if (root.StatIfExists(LinkName) is not { } status)
        {
            throw ResultsError.Unsafe($"{root.Path}/{LinkName} does not exist after a successful build");
        }

        if (!status.IsSymbolicLink)
        {
            return LinkName;
        }

        var target = root.ReadLinkIfAny(LinkName) ?? "";
        return target.Length == 0 || target.StartsWith('/')
            ? throw ResultsError.Unsafe($"{root.Path}/{LinkName} points to '{target}', expected a path below the build root")
            : target;
    }
}
