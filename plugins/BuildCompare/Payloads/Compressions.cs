using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>Recognises compression by name and by content.</summary>
internal static class Compressions
{
    private static readonly (string Suffix, Compression Compression)[] s_suffixes =
    [
        (".gz", Compression.Gzip), (".bz2", Compression.Bzip2), (".xz", Compression.Xz), (".lzma", Compression.Lzma), (".zst", Compression.Zstd),
    ];

    /// <summary>The name without the suffix of its compression, and that compression.</summary>
    public static (string Name, Compression Compression) Split(string name)
    {
        foreach (var (suffix, compression) in s_suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return (name[..^suffix.Length], compression);
            }
        }

        return (name, Compression.None);
    }

    /// <summary>By the first bytes; LZMA alone has no magic and is found by name only.</summary>
    public static Compression Detect(ReadOnlySpan<byte> start) => start switch
    {
        [0x1f, 0x8b, ..] => Compression.Gzip,
        [(byte)'B', (byte)'Z', (byte)'h', ..] => Compression.Bzip2,
        [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => Compression.Xz,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Compression.Zstd,
        _ => Compression.None,
    };

    /// <summary>By the value of rpm's PAYLOADCOMPRESSOR; rpm means gzip when it says nothing.</summary>
    /// <exception cref="PackageFormatException">Unknown to rpm.</exception>
    public static Compression OfRpm(string compressor) => compressor switch
    {
        "" or "gzip" => Compression.Gzip,
        "bzip2" => Compression.Bzip2,
        "xz" => Compression.Xz,
        "lzma" => Compression.Lzma,
        "zstd" => Compression.Zstd,
        _ => throw new PackageFormatException($"its payload is compressed by '{compressor}'"),
    };
}
