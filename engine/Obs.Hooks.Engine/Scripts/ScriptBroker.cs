using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>The files of one job as a script may have them: opened by the engine, by name, never by path.</summary>
internal sealed class ScriptBroker : IDisposable
{
    private readonly DirectoryHandle? _sources;
    private readonly IResultSet? _results;
    private readonly BuildRootFiles? _root;

    /// <param name="job">The job.</param>
    /// <param name="results">At post-build only.</param>
    /// <param name="mayLookAtRoot">Whether what the build left in its root may be read: at cleanup.</param>
    public ScriptBroker(BuildJob job, IResultSet? results, bool mayLookAtRoot)
    {
        _results = results;
        _root = mayLookAtRoot && job.VmType == "chroot" ? BuildRootFiles.OpenIfExists(job.BuildRoot) : null;
        _sources = job.SourceDirectory.Length > 0 ? DirectoryHandle.OpenIfExists(job.SourceDirectory) : null;
    }

    /// <summary>Regular files directly in the source directory, sorted by name.</summary>
    public ImmutableArray<SourceFile> ListSources()
    {
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var raw in _sources?.RawEntries() ?? [])
        {
            var name = Encoding.UTF8.GetString(raw, 0, raw.Length - 1);
            if (_sources!.StatIfExists(name) is { IsRegularFile: true } status)
            {
                files.Add(new SourceFile(name, (long)status.Size));
            }
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files.ToImmutable();
    }

    /// <summary>Opens a file; <see cref="ReadOnlyFile"/> makes it fit to be handed over.</summary>
    /// <exception cref="IOException">There is none of this name, or it is no regular file.</exception>
    public SafeFileHandle Open(FileOrigin origin, string directory, string name)
    {
        var file = origin switch
        {
            FileOrigin.Source when directory.Length == 0 && _sources is not null && IsFlat(name) =>
                _sources.OpenFile(name, OpenFlags.ReadOnly | OpenFlags.NonBlocking),

            // The stream has no buffer yet, and its handle outlives it.
            FileOrigin.Result when _results is not null && Find(directory, name) is { } result =>
                ((FileStream)_results.OpenRead(result)).SafeFileHandle,
            FileOrigin.BuildRoot when directory.Length == 0 && _root is not null => _root.Open(name),
            _ => throw new FileNotFoundException($"there is no {origin} '{(directory.Length > 0 ? $"{directory}/" : "")}{name}'"),
        };
        var status = FileStatus.Of(file);
        if (status.IsRegularFile)
        {
            return file;
        }

        file.Dispose();
        throw new IOException($"{name} is {status.Kind}");
    }

    /// <summary>What a build left in its root, by name; nothing where that may not be looked at.</summary>
    public ImmutableArray<BuildRootFile> Find(string namePattern) => _root?.Find(namePattern) ?? [];

    public void Dispose()
    {
        _sources?.Dispose();
        _root?.Dispose();
    }

    private ResultFile? Find(string directory, string name)
    {
        foreach (var file in _results!.Files)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal) && string.Equals(file.Directory, directory, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }

    private static bool IsFlat(string name) => name.Length > 0 && name is not ("." or "..") && !name.Contains('/', StringComparison.Ordinal);
}
