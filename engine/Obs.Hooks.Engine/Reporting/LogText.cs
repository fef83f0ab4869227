using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>
/// Makes text fit for the build log. Hooks, tools and packages choose it, and the log is read by people, terminals and
/// by OBS itself, so what comes out is plain: no control characters, no terminal escape sequences, no invisible or
/// direction-changing characters, no lone surrogates, and none of the texts on which OBS acts
/// (<see cref="WatchdogText"/>).
/// </summary>
internal static class LogText
{
    /// <summary>Characters of one line; what is longer is cut and says so.</summary>
    public const int MaxLineLength = 2000;

    /// <summary>Splits text into clean lines. A final line break does not make an empty last line.</summary>
    public static List<string> CleanLines(string text)
    {
        var lines = new List<string>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\n', '\r');
            if (end < 0)
            {
                lines.Add(CleanLine(rest));
                break;
            }

            lines.Add(CleanLine(rest[..end]));
            rest = rest[(end + LineBreakLength(rest[end..]))..];
        }

        return lines;
    }

    /// <summary>Text that has to stay on one line (a message in a table): line breaks become single spaces.</summary>
    public static string CleanMessage(string text) =>
        text.AsSpan().ContainsAny('\n', '\r') ? CleanLine(string.Join(' ', CleanLines(text.Trim()))) : CleanLine(text);

    /// <summary>Cleans one line; line breaks in it are dropped like other control characters.</summary>
    public static string CleanLine(ReadOnlySpan<char> raw)
    {
        if (raw.Length <= MaxLineLength && !raw.ContainsAnyExceptInRange(' ', '~'))
        {
            return WatchdogText.Defuse(raw.ToString());
        }

        var line = new StringBuilder(Math.Min(raw.Length, MaxLineLength) + 32);
        var position = 0;
        while (position < raw.Length && line.Length < MaxLineLength)
        {
            position += AppendNext(line, raw[position..]);
        }

        if (position < raw.Length)
        {
            line.Append(CultureInfo.InvariantCulture, $"... (cut, {raw.Length - position} more)");
        }

        return WatchdogText.Defuse(line.ToString());
    }

    /// <summary>A line break is LF, CR or any number of CR before LF, as programs on terminals write them.</summary>
    private static int LineBreakLength(ReadOnlySpan<char> text)
    {
        var returns = text.IndexOfAnyExcept('\r');
        if (returns < 0)
        {
            return text.Length;
        }

        return text[returns] == '\n' ? returns + 1 : returns;
    }

    /// <summary>Appends what stands for the first character or escape sequence and returns how long that is.</summary>
    private static int AppendNext(StringBuilder line, ReadOnlySpan<char> text)
    {
        if (text[0] is >= ' ' and <= '~')
        {
            line.Append(text[0]);
            return 1;
        }

        if (text[0] == '\t')
        {
            line.Append(' ', 8 - (line.Length % 8));
            return 1;
        }

        var escape = EscapeSequence.Length(text);
        if (escape > 0)
        {
            return escape;
        }

        // A lone surrogate decodes to U+FFFD.
        _ = Rune.DecodeFromUtf16(text, out var rune, out var length);
        if (IsVisible(rune))
        {
            Span<char> characters = stackalloc char[2];
            line.Append(characters[..rune.EncodeToUtf16(characters)]);
        }

        return length;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Format covers the bidirectional controls, zero-width characters, soft hyphens and tag characters.
        UnicodeCategory.Control or UnicodeCategory.Format => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => false,

        // Letters and marks that show nothing: the grapheme joiner, the Hangul fillers and variation selectors.
        _ => rune.Value is not (0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)),
    };
}
