using System.Collections.Immutable;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>
/// A package without dependencies and scripts, made by the engine: what goes into a build root as a package goes there in a
/// chroot, a container and a virtual machine alike, with every version of obs-build. Equal files make equal packages. In gzip's
/// format, which all tools read, but not compressed: it is read once, and kernels are compressed already.
/// </summary>
internal static class RootPackage
{
    public const string Version = "1";

    /// <summary>Of every file: packages of one job are the same, whenever it runs. 2000-01-01, as some tools complain about 1970.</summary>
    public const uint ModificationTime = 946684800;

    public static string SuffixOf(PackageFormat format) => format == PackageFormat.Rpm ? ".rpm" : ".deb";

    /// <summary>Writes it.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="name">Name of the package; the file's is that and the format's suffix.</param>
    /// <param name="format">Its format.</param>
    /// <param name="files">Its files, sorted by path.</param>
    /// <exception cref="IOException">A content cannot be read or the package not be written.</exception>
    public static void Write(DirectoryHandle directory, string name, PackageFormat format, ImmutableArray<RootFile> files)
    {
        var file = name + SuffixOf(format);
        directory.RemoveFile(file);
        directory.WriteFile(file, format == PackageFormat.Rpm ? RpmPackage.Build(name, files) : DebPackage.Build(name, files));
    }
}
