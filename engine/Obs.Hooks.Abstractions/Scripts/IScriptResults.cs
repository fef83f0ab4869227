using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>The results of the build, read-only: what OBS would collect.</summary>
public interface IScriptResults
{
    /// <summary>All results, sorted by directory and name: earlier stages included, this stage's hooks not.</summary>
    ImmutableArray<ResultFile> Files { get; }

    /// <summary>Opens a result.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>A readable, seekable stream; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">There is no such result.</exception>
    /// <exception cref="IOException">It has been replaced by something that is no regular file.</exception>
    Stream OpenRead(ResultFile file);

    /// <summary>Reads a result as UTF-8 text; bytes that are none become U+FFFD.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="FileNotFoundException">There is no such result.</exception>
    /// <exception cref="IOException">It is bigger than 16 MiB: use <see cref="OpenRead"/>.</exception>
    string ReadText(ResultFile file);

    /// <summary>The SHA-256 of a result. Cheaper than <see cref="System.Security.Cryptography.SHA256"/> for small files.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="FileNotFoundException">There is no such result.</exception>
    string Sha256(ResultFile file);
}
