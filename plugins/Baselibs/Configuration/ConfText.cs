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

    private const int FewestCharacters = 2;

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
    /// Whether a text can come from a line by filling in its placeholders: its pieces between them follow one another there. A line
    /// that is hardly more than a placeholder could become anything, and is not taken for it.
    /// </summary>
    public static bool CanBecome(string line, string text)
    {
        var pieces = Pieces(line);
        if (pieces.Count == 1)
        {
            return line == text;
        }

        var last = pieces[^1];
        if (pieces.Sum(static p => p.Count(static c => c != '"')) < FewestCharacters || !text.StartsWith(pieces[0], StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        foreach (var piece in pieces[1..^1])
        {
            var found = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + piece.Length;
        }

        return at + last.Length <= text.Length;
    }

    /// <summary>What stands before, between and behind the placeholders of a line.</summary>
    private static List<string> Pieces(string line)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var open = line.IndexOf('<', StringComparison.Ordinal); open >= 0; open = line.IndexOf('<', open + 1))
        {
            var close = line.IndexOf('>', open);
            if (close > 0 && s_placeholders.Contains(line[(open + 1)..close]))
            {
                pieces.Add(line[start..open]);
                start = close + 1;
            }
        }

        pieces.Add(line[start..]);
        return pieces;
    }
}
