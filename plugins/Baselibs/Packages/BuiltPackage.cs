using System.Buffers;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.Baselibs.Packages;

/// <summary>A binary package in rpm format.</summary>
internal sealed class BuiltPackage
{
    /// <summary>What names, versions and releases consist of; mkbaselibs hands file names to a shell.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_~^");

    private readonly RpmHeader _header;

    private BuiltPackage(RpmHeader header) => _header = header;

    public string Name => _header.Text(RpmTag.Name);

    public string Arch => _header.Text(RpmTag.Arch);

    /// <summary>The file name of the source package it comes from.</summary>
    public string SourceRpm => _header.Text(RpmTag.SourceRpm);

    public string BuildHost => _header.Text(RpmTag.BuildHost);

    /// <summary>Seconds since 1970.</summary>
    public uint BuildTime => Number(RpmTag.BuildTime);

    /// <summary><c>gzip</c>, <c>xz</c>, <c>zstd</c> …</summary>
    public string Compressor => _header.Text(RpmTag.PayloadCompressor);

    /// <summary>The compressor's level, <c>19T0</c> say.</summary>
    public string CompressorFlags => _header.Text(RpmTag.PayloadFlags);

    /// <summary>Number of the digest algorithm of its files' digests (RFC 4880); 0 when there is none.</summary>
    public uint DigestAlgorithm => Number(RpmTag.FileDigestAlgorithm);

    /// <summary>Name, version, release and architecture, as its file must be called.</summary>
    public string FileName => $"{Name}-{_header.Text(RpmTag.Version)}-{_header.Text(RpmTag.Release)}.{Arch}.rpm";

    /// <summary>The paths of all its files and directories.</summary>
    public IEnumerable<string> Files()
    {
        var directories = _header.Texts(RpmTag.DirectoryNames);
        return _header.Texts(RpmTag.BaseNames).Zip(
            _header.Numbers(RpmTag.DirectoryIndexes), (name, index) => index < directories.Length ? directories[index] + name : name);
    }

    /// <summary>Reads a package's header.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="fileName">Its name, which must be the package's; null where it does not matter.</param>
    /// <exception cref="PackageFormatException">It is no such package.</exception>
    public static BuiltPackage Read(Stream stream, string? fileName)
    {
        var package = new BuiltPackage(RpmFile.Read(stream).Header);
        return fileName is null ? package
            : package.FileName != fileName ? throw new PackageFormatException("it is another package than its file name says")
            : fileName.AsSpan().ContainsAnyExcept(s_plain) || fileName[0] is '-' or '.' ? throw new PackageFormatException("a name with characters that no package has")
            : package;
    }

    /// <summary>The name in a file name, as mkbaselibs takes it: what stands before version, release and architecture.</summary>
    public static string NameIn(string fileName)
    {
        var end = fileName.Length;
        for (var dashes = 0; dashes < 2; dashes++)
        {
            end = end > 0 ? fileName.LastIndexOf('-', end - 1) : -1;
        }

        return end > 0 ? fileName[..end] : fileName;
    }

    private uint Number(int tag) => _header.Numbers(tag) is [var first, ..] ? first : 0;
}
