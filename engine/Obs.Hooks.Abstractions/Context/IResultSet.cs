using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>The results of the build, read-only. Opening a result never follows a symbolic link in any component.</summary>
public interface IResultSet
{
    /// <summary>All results that OBS would collect, sorted by directory and name.</summary>
    ImmutableArray<ResultFile> Files { get; }

    /// <summary>Opens a result.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>A readable, seekable stream; the caller disposes it.</returns>
    /// <exception cref="IOException">The file has been replaced by something that is no regular file.</exception>
    Stream OpenRead(ResultFile file);

    /// <summary>
    /// A path through which a program run by the hook can read the result. It stays valid until the hook ends and
    /// cannot be redirected by leftovers of the build.
    /// </summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>An absolute path.</returns>
    string PathOf(ResultFile file);
}
