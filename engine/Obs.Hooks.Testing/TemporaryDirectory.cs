namespace Obs.Hooks.Testing;

/// <summary>A directory of its own for one test, removed with everything in it when disposed.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Makes the directory below the system's directory for temporary files.</summary>
    public TemporaryDirectory() => FullPath = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;

    /// <summary>Its absolute path.</summary>
    public string FullPath { get; }

    /// <summary>The absolute path of something below it; nothing is created.</summary>
    /// <param name="relativePath">Path below this directory.</param>
    /// <returns>An absolute path.</returns>
    public string Combine(string relativePath) => Path.Combine(FullPath, relativePath);

    /// <summary>Makes a directory below it, with its parents.</summary>
    /// <param name="relativePath">Path below this directory.</param>
    /// <returns>Its absolute path.</returns>
    public string CreateDirectory(string relativePath) => Directory.CreateDirectory(Combine(relativePath)).FullName;

    /// <summary>Writes a file below it, with its parent directories.</summary>
    /// <param name="relativePath">Path below this directory.</param>
    /// <param name="content">The file's content.</param>
    /// <returns>Its absolute path.</returns>
    public string WriteFile(string relativePath, ReadOnlySpan<byte> content)
    {
        var path = Combine(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Removes the directory; symbolic links in it are removed, not followed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
