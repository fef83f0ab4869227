using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Obs.Hooks.Plugins.Shared.Deb;

/// <summary>Reads the table of an ar(5) archive: a .deb, or a static library with System V or BSD names.</summary>
internal static class ArArchive
{
    private const int HeaderLength = 60;
    private const int NameLength = 16;
    private const int SizeOffset = 48;
    private const int SizeLength = 10;
    private const int MaximumMembers = 1 << 17;
    private const int MaximumNames = 16 << 20;

    public static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    /// <exception cref="PackageFormatException">It is no such archive.</exception>
    public static ImmutableArray<ArMember> Read(Stream stream)
    {
        stream.Position = 0;
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header[..8], 8, throwOnEndOfStream: false) < 8 || !header.StartsWith(Magic))
        {
            throw new PackageFormatException("it does not start like an ar archive");
        }

        var members = ImmutableArray.CreateBuilder<ArMember>();
        var longNames = "";
        for (var at = 8L; at < stream.Length; at += at & 1)
        {
            stream.Position = at;
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || header[58] != '`')
            {
                throw new PackageFormatException("a broken member header in an ar archive");
            }

            var offset = at + HeaderLength;
            var length = Number(header.Slice(SizeOffset, SizeLength));
            if (length > stream.Length - offset || members.Count == MaximumMembers)
            {
                throw new PackageFormatException("an ar archive whose members do not fit into it");
            }

            at = offset + length;
            var name = Encoding.UTF8.GetString(header[..NameLength]).TrimEnd(' ');
            if (name == "//")
            {
                longNames = ReadText(stream, length);
                continue;
            }

            members.Add(Named(stream, name, longNames, offset, length));
        }

        return members.ToImmutable();
    }

    private static ArMember Named(Stream stream, string name, string longNames, long offset, long length)
    {
        // BSD: the name stands before the content. System V: it is in the table of long names.
        if (name.StartsWith("#1/", StringComparison.Ordinal) && Parse(name.AsSpan(3)) is { } before && before <= length)
        {
            stream.Position = offset;
            return new ArMember(ReadText(stream, before).TrimEnd('\0'), offset + before, length - before);
        }

        if (name is ['/', >= '0' and <= '9', ..] && Parse(name.AsSpan(1)) is { } place && place < longNames.Length)
        {
            var end = longNames.IndexOf('\n', (int)place);
            name = longNames[(int)place..(end < 0 ? longNames.Length : end)];
        }

        return new ArMember(name is "/" or "/SYM64/" ? name : name.TrimEnd('/'), offset, length);
    }

    private static string ReadText(Stream stream, long length)
    {
        if (length > MaximumNames)
        {
            throw new PackageFormatException("an ar archive with a name that is too long");
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static long Number(ReadOnlySpan<byte> field) =>
        Parse(Encoding.ASCII.GetString(field).AsSpan().TrimEnd(' '))
        ?? throw new PackageFormatException("a member without a size in an ar archive");

    private static long? Parse(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
