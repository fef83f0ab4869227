using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>
/// Reads the table of a cpio archive in the formats of rpm payloads and initrds: "newc" (070701), the same with checksums
/// (070702), and rpm's own for files of 4 GB and more (07070X), which has nothing but an index into the header.
/// </summary>
internal static class CpioArchive
{
    private const int HeaderLength = 110;
    private const int StrippedHeaderLength = 14;
    private const int MaximumName = 8192;
    private const int MaximumEntries = 1 << 20;

    public static bool Starts(ReadOnlySpan<byte> start) =>
        start.StartsWith("070701"u8) || start.StartsWith("070702"u8) || start.StartsWith("07070X"u8);

    /// <exception cref="PackageFormatException">It is none, or one that needs rpm's header.</exception>
    public static ImmutableArray<CpioEntry> Read(Stream stream)
    {
        stream.Position = 0;
        var entries = ImmutableArray.CreateBuilder<CpioEntry>();
        Span<byte> header = stackalloc byte[HeaderLength];
        while (true)
        {
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < StrippedHeaderLength || !Starts(header))
            {
                throw new PackageFormatException("a broken cpio archive");
            }

            if (header[5] == 'X')
            {
                throw new PackageFormatException("a payload with a file of 4 GB or more");
            }

            var length = (long)Field(header, 6);
            var nameLength = Field(header, 11);
            if (nameLength is 0 or > MaximumName || entries.Count == MaximumEntries)
            {
                throw new PackageFormatException("a cpio archive with a name or a number of files beyond all limits");
            }

            var bytes = new byte[nameLength];
            Fill(stream, bytes);
            var name = Encoding.UTF8.GetString(bytes.AsSpan(0, (int)nameLength - 1));
            stream.Position = Aligned(stream.Position);
            if (name == "TRAILER!!!")
            {
                return entries.ToImmutable();
            }

            if (length > stream.Length - stream.Position)
            {
                throw new PackageFormatException("a cpio archive that ends in the middle of a file");
            }

            entries.Add(new CpioEntry(name, Field(header, 0), Field(header, 1), stream.Position, length));
            stream.Position = Aligned(stream.Position + length);
        }
    }

    private static uint Field(ReadOnlySpan<byte> header, int index) =>
        uint.TryParse(header.Slice(6 + (index * 8), 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new PackageFormatException("a broken cpio header");

    private static long Aligned(long position) => (position + 3) & ~3L;

    private static void Fill(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new PackageFormatException("a cpio archive that ends in the middle of a name");
        }
    }
}
