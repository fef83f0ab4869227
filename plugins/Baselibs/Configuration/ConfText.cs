using System.Buffers;

namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>The words of mkbaselibs' language.</summary>
internal static class ConfText
{
    /// <summary>What it replaces, between angle brackets.</summary>
    private static readonly HashSet<string> s_placeholders = new(StringComparer.Ordinal)
    {
        "targettype", "targetarch", "name", "version", "release", "evr", "prefix", "extension", "configdir", "match1",
    };

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("-+_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Perl's \s in a line.</summary>
    public static SearchValues<char> Blanks { get; } = SearchValues.Create(" \t\f\r\v");

    /// <summary>A name as mkbaselibs recognises it; names with a dot it never finds.</summary>
    public static bool IsPackageName(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(s_nameCharacters);

    /// <summary>The first placeholder in a text that mkbaselibs leaves as it is, or null. <c>&lt; 3</c> is a comparison.</summary>
    public static string? UnknownPlaceholder(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            var end = text.IndexOf('>', at);
            if (end > at + 1 && !text.AsSpan(at + 1, end - at - 1).ContainsAnyExceptInRange('0', 'z') && !s_placeholders.Contains(text[(at + 1)..end])
                && char.IsAsciiLetterLower(text[at + 1]))
            {
                return text[at..(end + 1)];
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a text can come from a line by filling in its placeholders: its pieces between them follow one another there.
    /// </summary>
    public static bool CanBecome(string line, string text)
    {
        var at = 0;
        var start = 0;
        while (start <= line.Length)
        {
            var open = line.IndexOf('<', start);
            var close = open < 0 ? -1 : line.IndexOf('>', open);
            var isPlaceholder = close > 0 && s_placeholders.Contains(line[(open + 1)..close]);
            var piece = isPlaceholder ? line[start..open] : line[start..];
            var found = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0 || (start == 0 && found != 0))
            {
                return false;
            }

            at = found + piece.Length;
            if (!isPlaceholder)
            {
                return at == text.Length;
            }

            start = close + 1;
        }

        return true;
    }
}
