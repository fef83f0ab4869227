using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Testing;

/// <summary>Made-up results of a build, real files in a directory.</summary>
/// <param name="root">The directory that holds the result directories.</param>
public sealed class FakeResultSet(string root) : IResultSet
{
    private readonly List<ResultFile> _files = [];

    /// <inheritdoc/>
    public ImmutableArray<ResultFile> Files =>
    [
        .. _files
            .OrderBy(static file => file.Directory, StringComparer.Ordinal)
            .ThenBy(static file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Adds a result.</summary>
    /// <param name="directory">Result directory: <c>DEBS</c>, <c>RPMS/x86_64</c>, <c>OTHER</c> …</param>
    /// <param name="name">File name.</param>
    /// <param name="content">Its text, written as UTF-8.</param>
    /// <returns>The result.</returns>
    public ResultFile Add(string directory, string name, string content = "") =>
        Add(directory, name, Encoding.UTF8.GetBytes(content));

    /// <summary>Adds a result.</summary>
    /// <param name="directory">Result directory: <c>DEBS</c>, <c>RPMS/x86_64</c>, <c>OTHER</c> …</param>
    /// <param name="name">File name.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The result.</returns>
    public ResultFile Add(string directory, string name, ReadOnlySpan<byte> content)
    {
        var file = new ResultFile(directory, name, content.Length);
        Directory.CreateDirectory(Path.Combine(root, directory));
        File.WriteAllBytes(PathOf(file), content);
        _files.RemoveAll(other => other.Directory == directory && other.Name == name);
        _files.Add(file);
        return file;
    }

    /// <inheritdoc/>
    public Stream OpenRead(ResultFile file) => File.OpenRead(PathOf(file));

    /// <inheritdoc/>
    public string PathOf(ResultFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Path.Combine(root, file.Directory, file.Name);
    }
}
