using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>
/// Makes a binary package for rpm: lead, signature header, header, payload. With every digest that rpm wants since 4.14, none of
/// them a signature: build roots install packages without asking for one. Source: rpm, docs/manual/format_v4.md and include/rpm/rpmtag.h.
/// </summary>
internal static class RpmPackage
{
    private const string Release = "0";
    private const uint RpmLib = 1 << 24;
    private const uint LessOrEqual = 2 | 8;
    private const uint Equal = 8;
    private const uint Sha256Algorithm = 8;

    public static byte[] Build(string name, ImmutableArray<RootFile> files)
    {
        var contents = files.Select(static f => File.ReadAllBytes(f.Content)).ToArray();
        var (payload, archiveSize) = Payload(files, contents);
        var header = Header(name, files, contents, payload);
        var signature = Signature(header, payload, archiveSize);
        using var package = new MemoryStream();
        package.Write(Lead(name));
        package.Write(signature);
        package.Write(new byte[(8 - (signature.Length % 8)) % 8]);
        package.Write(header);
        package.Write(payload);
        return package.ToArray();
    }

    private static (byte[] Compressed, int Size) Payload(ImmutableArray<RootFile> files, byte[][] contents)
    {
        using var archive = new MemoryStream();
        var cpio = new CpioWriter(archive);
        for (var i = 0; i < files.Length; i++)
        {
            cpio.File($".{files[i].Path}", files[i].Mode, contents[i]);
        }

        cpio.End();
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.NoCompression))
        {
            archive.WriteTo(gzip);
        }

        return (memory.ToArray(), (int)archive.Length);
    }

    private static byte[] Header(string name, ImmutableArray<RootFile> files, byte[][] contents, byte[] payload)
    {
        var header = new RpmHeader(63)
            .Texts(100, "C")
            .Text(1000, name)
            .Text(1001, RootPackage.Version)
            .Text(1002, Release)
            .Translated(1004, "files that hooks of this build put into its root")
            .Translated(1005, "Made by Obs.Hooks.")
            .Numbers(1006, RootPackage.ModificationTime)
            .Text(1007, "localhost")
            .Numbers(1009, (uint)contents.Sum(static c => c.Length))
            .Text(1014, "none")
            .Translated(1016, "Unspecified")
            .Text(1021, "linux")
            .Text(1022, "noarch")
            .Text(1044, $"{name}-{RootPackage.Version}-{Release}.src.rpm")
            .Texts(1047, name)
            .Numbers(1048, RpmLib | LessOrEqual, RpmLib | LessOrEqual, RpmLib | LessOrEqual)
            .Texts(1049, "rpmlib(CompressedFileNames)", "rpmlib(FileDigests)", "rpmlib(PayloadFilesHavePrefix)")
            .Texts(1050, "3.0.4-1", "4.6.0-1", "4.0-1")
            .Text(1064, "4.18.0")
            .Numbers(1112, Equal)
            .Texts(1113, $"{RootPackage.Version}-{Release}")
            .Text(1124, "cpio")
            .Text(1125, "gzip")
            .Text(1126, "1")
            .Numbers(5011, Sha256Algorithm)
            .Texts(5092, Hex(SHA256.HashData(payload)))
            .Numbers(5093, Sha256Algorithm);
        AddFiles(header, files, contents);
        return header.Build();
    }

    private static void AddFiles(RpmHeader header, ImmutableArray<RootFile> files, byte[][] contents)
    {
        var count = files.Length;
        string[] Same(string value) => [.. Enumerable.Repeat(value, count)];
        uint[] Equals(uint value) => [.. Enumerable.Repeat(value, count)];
        var directories = files.Select(static f => DirectoryOf(f.Path)).Distinct(StringComparer.Ordinal).ToArray();
        header
            .Numbers(1028, [.. contents.Select(static c => (uint)c.Length)])
            .ShortNumbers(1030, [.. files.Select(static f => (ushort)(0x8000 | f.Mode))])
            .ShortNumbers(1033, new ushort[count])
            .Numbers(1034, Equals(RootPackage.ModificationTime))
            .Texts(1035, [.. contents.Select(static c => Hex(SHA256.HashData(c)))])
            .Texts(1036, Same(""))
            .Numbers(1037, Equals(0))
            .Texts(1039, Same("root"))
            .Texts(1040, Same("root"))
            .Numbers(1045, Equals(uint.MaxValue))
            .Numbers(1095, Equals(1))
            .Numbers(1096, [.. Enumerable.Range(1, count).Select(static n => (uint)n)])
            .Texts(1097, Same(""))
            .Numbers(1116, [.. files.Select(f => (uint)Array.IndexOf(directories, DirectoryOf(f.Path)))])
            .Texts(1117, [.. files.Select(static f => f.Path[(f.Path.LastIndexOf('/') + 1)..])])
            .Texts(1118, directories);
    }

    private static byte[] Signature(byte[] header, byte[] payload, int archiveSize)
    {
        byte[] both = [.. header, .. payload];
#pragma warning disable CA5350, CA5351 // rpm before 4.14 knows no other digests than SHA-1 and MD5; none of them protects anything here
        var sha1 = Hex(SHA1.HashData(header));
        var md5 = MD5.HashData(both);
#pragma warning restore CA5350, CA5351
        return new RpmHeader(62)
            .Text(269, sha1)
            .Text(273, Hex(SHA256.HashData(header)))
            .Numbers(1000, (uint)both.Length)
            .Binary(1004, md5)
            .Numbers(1007, (uint)archiveSize)
            .Build();
    }

    /// <summary>What file(1) looks at; rpm only reads its magic and that it has a signature header.</summary>
    private static byte[] Lead(string name)
    {
        var lead = new byte[96];
        ((ReadOnlySpan<byte>)[0xed, 0xab, 0xee, 0xdb, 3, 0]).CopyTo(lead);
        lead[9] = 1;
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}-{RootPackage.Version}-{Release}"), lead.AsSpan(10, 65));
        lead[77] = 1;
        lead[79] = 5;
        return lead;
    }

    private static string DirectoryOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);
}
