namespace Obs.Hooks.Plugins.Shared.Rpm;

/// <summary>Whether a file can be handed to a program that expects an rpm package: one that is not stops some for all others.</summary>
internal static class RpmIntegrity
{
    /// <summary>Reads a package's headers, and looks whether all of its payload is there.</summary>
    /// <exception cref="PackageFormatException">It is no rpm package, or not a whole one.</exception>
    public static RpmFile Check(Stream stream)
    {
        var package = RpmFile.Read(stream);
        foreach (var (tag, name) in (ReadOnlySpan<(int, string)>)[(RpmTag.Name, "name"), (RpmTag.Version, "version"), (RpmTag.Release, "release"), (RpmTag.Arch, "architecture")])
        {
            if (package.Header.Text(tag).Length == 0)
            {
                throw new PackageFormatException($"an rpm header without a {name}");
            }
        }

        if (package.DeclaredLength is { } expected && stream.Length < expected)
        {
            throw new PackageFormatException($"it has {stream.Length} of {expected} bytes");
        }

        return package;
    }
}
