using System.Text;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>Lua's patterns as OBS understands them: of most special characters only the first one of its kind is special.</summary>
internal static class LuaPattern
{
    public static string ToRegex(string pattern)
    {
        var regex = Escape(pattern);
        if (regex.StartsWith("\\^", StringComparison.Ordinal))
        {
            regex = regex[1..];
        }

        regex = ReplaceFirst(regex, "\\$", "$");
        regex = ReplaceFirst(regex, "\\.", ".");
        regex = ReplaceFirst(regex, "\\*", "*");
        regex = ReplaceFirst(regex, "\\-", "*?");
        regex = ReplaceFirst(regex, "\\?", "?");
        regex = ReplaceFirst(regex, "\\+", "+");
        return regex
            .Replace("\\%d", "[0-9]", StringComparison.Ordinal)
            .Replace("\\%s", "[ \\t\\n\\r\\f\\v]", StringComparison.Ordinal);
    }

    private static string Escape(string pattern)
    {
        var escaped = new StringBuilder();
        foreach (var c in pattern)
        {
            if (!Names.IsPart(c) && char.IsAscii(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
