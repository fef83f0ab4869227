using System.Globalization;

namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>What a checker prints quotes names and texts of the package: made harmless and short before anybody shows it.</summary>
internal static class LintText
{
    private const int Longest = 1000;

    /// <summary>One line without control characters and characters that hide or turn round others.</summary>
    public static string Clean(string text)
    {
        var clean = text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), " ...");
        return clean.Any(IsDeceptive) ? string.Concat(clean.Select(static c => IsDeceptive(c) ? '?' : c)) : clean;
    }

    /// <summary>The last line that is not empty: what a program said before it gave up.</summary>
    public static string LastLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it said nothing" : Clean(lines[^1]);
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Count(int count, string word) => $"{Number(count)} {word}{(count == 1 ? "" : "s")}";

    private static bool IsDeceptive(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
