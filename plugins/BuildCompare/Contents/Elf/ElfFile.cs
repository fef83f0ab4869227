using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Elf;

/// <summary>Reads the sections of ELF files of both sizes and byte orders (elf(5)).</summary>
internal static class ElfFile
{
    private const uint NoBits = 8;
    private const int MaximumSections = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x7f, (byte)'E', (byte)'L', (byte)'F'];

    public static bool Starts(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    /// <returns>The sections, or null when the file is broken.</returns>
    public static ImmutableArray<ElfSection>? Read(ReadOnlyMemory<byte> file)
    {
        var layout = ElfLayout.Of(file.Span);
        if (layout is null || layout.SectionCount is 0 or > MaximumSections)
        {
            return null;
        }

        var raw = new List<(uint Name, ElfSection Section)>(layout.SectionCount);
        for (var i = 0; i < layout.SectionCount; i++)
        {
            if (layout.Section(file.Span, i) is not { } header)
            {
                return null;
            }

            var content = ReadOnlyMemory<byte>.Empty;
            if (header.Type != NoBits)
            {
                if (header.Offset > (ulong)file.Length || header.Size > (ulong)file.Length - header.Offset)
                {
                    return null;
                }

                content = file.Slice((int)header.Offset, (int)header.Size);
            }

            raw.Add((header.Name, new ElfSection("", header.Type, header.Flags, header.Address, content)));
        }

        var names = layout.NameSection < raw.Count ? raw[layout.NameSection].Section.Content : default;
        return [.. raw.Select(r => r.Section with { Name = NameAt(names.Span, r.Name) })];
    }

    private static string NameAt(ReadOnlySpan<byte> names, uint at)
    {
        if (at >= names.Length)
        {
            return "";
        }

        var rest = names[(int)at..];
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }
}
