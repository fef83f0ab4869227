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

    /// <param name="job">The job.</param>
    /// <param name="results">At post-build only.</param>
    public ScriptBroker(BuildJob job, IResultSet? results)
    {
        _results = results;
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

    /// <summary>Opens a file for the script.</summary>
    /// <exception cref="IOException">There is none of this name, or it is no regular file.</exception>
    public SafeFileHandle Open(FileOrigin origin, string directory, string name)
    {
        switch (origin)
        {
            case FileOrigin.Source when directory.Length == 0 && _sources is not null && IsFlat(name):
                using (var file = _sources.OpenFile(name, OpenFlags.ReadOnly | OpenFlags.NonBlocking))
                {
                    return Checked(file, name);
                }

            case FileOrigin.Result when _results is not null && Find(directory, name) is { } result:
                using (var stream = (FileStream)_results.OpenRead(result))
                {
                    return Checked(stream.SafeFileHandle, name);
                }

            default:
                throw new FileNotFoundException($"there is no {origin} '{(directory.Length > 0 ? $"{directory}/" : "")}{name}'");
        }
    }

    public void Dispose() => _sources?.Dispose();

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

    private static SafeFileHandle Checked(SafeFileHandle file, string name) =>
        FileStatus.Of(file) is { IsRegularFile: false } status
            ? throw new IOException($"{name} is {status.Kind}")
            : ReadOnlyFile.Of(file);

    private static bool IsFlat(string name) => name.Length > 0 && name is not ("." or "..") && !name.Contains('/', StringComparison.Ordinal);
}
