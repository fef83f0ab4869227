using System.Buffers;
using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.AbiCheck.Packages;

/// <summary>Reads what packages say about themselves without unpacking them.</summary>
internal static class PackageReader
{
    /// <summary>What file names of packages consist of; abipkgdiff hands them to a shell.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_~^%:");

    /// <summary>A package; null when the file is none that can be compared.</summary>
    /// <exception cref="PackageFormatException">It should be one, and is broken.</exception>
    public static LibraryPackage? Read(PackageFile file)
    {
        var isRpm = file.Name.EndsWith(".rpm", StringComparison.Ordinal)
            && !file.Name.EndsWith(".src.rpm", StringComparison.Ordinal) && !file.Name.EndsWith(".nosrc.rpm", StringComparison.Ordinal);
        var isDeb = file.Name.EndsWith(".deb", StringComparison.Ordinal) || file.Name.EndsWith(".ddeb", StringComparison.Ordinal);
        if (!isRpm && !isDeb)
        {
            return null;
        }

        if (file.Name.AsSpan().ContainsAnyExcept(s_plain) || file.Name[0] is '-' or '.')
        {
            throw new PackageFormatException("a file name with characters that no package has");
        }

        return isRpm ? Rpm(file) : Deb(file);
    }

    private static LibraryPackage? Rpm(PackageFile file)
    {
        using var stream = file.OpenRead();
        var header = RpmFile.Read(stream).Header;
        var arch = header.Text(RpmTag.Arch);
        if (arch == "noarch")
        {
            return null;
        }

        // rpm's dependency generator: libx.so.1()(64bit), libx.so.1(VERSION)(64bit).
        var sonames = header.Texts(RpmTag.ProvideNames)
            .Where(static p => p.Contains(".so", StringComparison.Ordinal) && !p.Contains('/', StringComparison.Ordinal))
            .Select(static p => p.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? p[..end] : p)
            .ToImmutableHashSet(StringComparer.Ordinal);
        var hasLibraries = sonames.Count > 0 || header.Texts(RpmTag.BaseNames).Any(static b => b.Contains(".so", StringComparison.Ordinal));
        return new LibraryPackage(
            header.Text(RpmTag.Name), arch, SourceName(header.Text(RpmTag.SourceRpm)), file.Name, file.Path, sonames, hasLibraries);
    }

    /// <summary>NAME_VERSION_ARCH.deb, as dpkg-name(1) and OBS have it.</summary>
    private static LibraryPackage? Deb(PackageFile file)
    {
        var parts = file.Name[..file.Name.LastIndexOf('.')].Split('_');
        return parts is [{ Length: > 0 } name, _, var arch]
            ? arch == "all" ? null : new LibraryPackage(name, arch, "", file.Name, file.Path, null, MayHaveLibraries: true)
            : throw new PackageFormatException("a file name other than NAME_VERSION_ARCH.deb");
    }

    private static string SourceName(string sourceRpm)
    {
        var end = sourceRpm.Length;
        for (var dashes = 0; dashes < 2; dashes++)
        {
            end = end > 0 ? sourceRpm.LastIndexOf('-', end - 1) : -1;
        }

        return end > 0 ? sourceRpm[..end] : "";
    }
}
