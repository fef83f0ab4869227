using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>Small helpers for what package managers print.</summary>
internal static class MessageLines
{
    private const int ShownOutput = 5;
    private const int LongestLine = 300;

    /// <summary>The lines before one, as far as they were said by scripts.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="end">Index of the line.</param>
    /// <param name="isOwn">Whether a line is the package manager's own: what comes before it belongs to something else.</param>
    public static ImmutableArray<string> Before(ImmutableArray<string> lines, int end, Func<string, bool> isOwn)
    {
        var start = end;
        while (start > 0 && end - start < ShownOutput && !isOwn(lines[start - 1]))
        {
            start--;
        }

        return [.. lines[start..end].Where(static l => !string.IsNullOrWhiteSpace(l)).Select(Plain)];
    }

    /// <summary>Without control characters, and not too long: names and messages come from packages.</summary>
    public static string Plain(string text)
    {
        var plain = string.Concat(text.Where(static c => !char.IsControl(c)));
        return plain.Length <= LongestLine ? plain : string.Concat(plain.AsSpan(0, LongestLine), " …");
    }

    /// <summary>The text between two words of a line; null when they are not there in this order.</summary>
    public static string? Between(string line, string first, string second)
    {
        var start = line.IndexOf(first, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += first.Length;
        var end = second.Length == 0 ? line.Length : line.IndexOf(second, start, StringComparison.Ordinal);
        return end < 0 ? null : line[start..end];
    }
}
