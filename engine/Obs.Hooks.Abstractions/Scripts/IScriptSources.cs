using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>The package's sources, read-only: regular files directly in the source directory.</summary>
public interface IScriptSources
{
    /// <summary>All sources, sorted by name.</summary>
    ImmutableArray<SourceFile> Files { get; }

    /// <summary>Whether there is such a source.</summary>
    /// <param name="name">File name.</param>
    /// <returns>Whether it is among <see cref="Files"/>.</returns>
    bool Contains(string name);

    /// <summary>Opens a source.</summary>
    /// <param name="name">File name.</param>
    /// <returns>A readable, seekable stream; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">There is no such source.</exception>
    /// <exception cref="IOException">It has been replaced by something that is no regular file.</exception>
    Stream OpenRead(string name);

    /// <summary>Reads a source as UTF-8 text; bytes that are none become U+FFFD.</summary>
    /// <param name="name">File name.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="FileNotFoundException">There is no such source.</exception>
    /// <exception cref="IOException">It is bigger than 16 MiB: use <see cref="OpenRead"/>.</exception>
    string ReadText(string name);
}
