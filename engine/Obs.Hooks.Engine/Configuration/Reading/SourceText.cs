using System.Text;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>The bytes of one configuration file, kept so that any place in them can be named later.</summary>
/// <param name="File">Its name for people.</param>
/// <param name="Utf8">The bytes, valid UTF-8, without a byte order mark.</param>
/// <param name="Trust">Who wrote it.</param>
internal sealed record SourceText(string File, ReadOnlyMemory<byte> Utf8, TrustClass Trust)
{
    /// <summary>Lines before its first, where the file is a part of another.</summary>
    public int FirstLine { get; init; }

    /// <summary>Characters before each of its lines, where it is a part of another.</summary>
    public int FirstColumn { get; init; }

    /// <summary>Whether its values are texts that still have to become what a setting wants: a flag is a text.</summary>
    public bool HasUntypedValues { get; init; }

    /// <summary>Line and column (in characters, both from 1) of a byte. Counted on demand: few places are ever named.</summary>
    public SourceLocation Locate(int offset)
    {
        var before = Utf8.Span[..Math.Clamp(offset, 0, Utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new SourceLocation(File, FirstLine + line, FirstColumn + Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>
    /// The byte of a decoded character of the JSON string that starts at <paramref name="stringOffset"/>: escapes make
    /// the written string longer than the decoded one.
    /// </summary>
    public int OffsetInString(int stringOffset, int character)
    {
        var text = Utf8.Span;
        var offset = stringOffset + 1;
        while (character > 0 && offset < text.Length)
        {
            if (text[offset] == '\\')
            {
                offset += offset + 1 < text.Length && text[offset + 1] == 'u' ? 6 : 2;
                character--;
                continue;
            }

            Rune.DecodeFromUtf8(text[offset..], out var rune, out var length);
            offset += length;
            character -= rune.Utf16SequenceLength;
        }

        return offset;
    }
}
