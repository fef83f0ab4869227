using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>
/// What a build left in its root, read-only and without following a link: the directories in which recipes are built
/// (<c>home/abuild/rpmbuild</c>, <c>usr/src/packages</c>, <c>.build.packages</c>) and <c>tmp</c>.
/// </summary>
public interface IScriptBuildRoot
{
    /// <summary>Finds files by name.</summary>
    /// <param name="namePattern">A file name, such as <c>config.log</c> or <c>core*</c>: <c>*</c> is any text, <c>?</c> any character.</param>
    /// <returns>At most 1,000 files, sorted by path; none when the build has no root on this host.</returns>
    ImmutableArray<BuildRootFile> Find(string namePattern);

    /// <summary>Opens a file.</summary>
    /// <param name="file">One that <see cref="Find"/> returned.</param>
    /// <returns>A readable, seekable stream; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file any more.</exception>
    /// <exception cref="IOException">It has been replaced by something that is no regular file.</exception>
    Stream OpenRead(BuildRootFile file);

    /// <summary>Reads the end of a file as UTF-8 text; bytes that are none become U+FFFD.</summary>
    /// <param name="file">One that <see cref="Find"/> returned.</param>
    /// <param name="bytes">How much of it, at most 16 MiB.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FileNotFoundException">There is no such file any more.</exception>
    string ReadEnd(BuildRootFile file, int bytes = 65536);
}
