using System.Globalization;
using System.Text;
using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>Here-documents of a Dockerfile's <c>RUN</c>.</summary>
internal static class HereDocument
{
    /// <summary>The word that ends the document of a <c>RUN &lt;&lt;WORD</c>; null for any other command.</summary>
    public static string? Delimiter(string command)
    {
        var blank = command.AsSpan().IndexOfAny(PerlBlanks.All);
        if (blank < 0 || !command.AsSpan(0, blank).Equals("RUN", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var argument = Unquote(command[blank..].TrimStart(PerlBlanks.All.ToCharArray()));
        var comment = argument.IndexOf('#', StringComparison.Ordinal);
        argument = comment < 0 ? argument : argument[..comment];
        if (!argument.StartsWith("<<", StringComparison.Ordinal))
        {
            return null;
        }

        var end = argument.AsSpan().IndexOfAny(PerlBlanks.All);
        var word = argument[2..(end < 0 ? argument.Length : end)];
        return word.Length == 0 ? null : word;
    }

    public static bool IsEnd(string line, string delimiter) =>
        line.StartsWith(delimiter, StringComparison.Ordinal)
        && (line.Length == delimiter.Length || PerlBlanks.Is(line[delimiter.Length]));

    /// <summary>Percent signs, escaped characters and, inside quotes, blanks and such become codes; quotes go.</summary>
    private static string Unquote(string text)
    {
        if (!text.AsSpan().ContainsAny("%\\\"'"))
        {
            return text;
        }

        text = text.Replace("%", "%25", StringComparison.Ordinal);
        var escaped = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                AppendCode(escaped, text[at]);
            }
            else
            {
                escaped.Append(text[at]);
            }
        }

        var line = escaped.ToString();
        while (line.AsSpan().IndexOfAny('"', '\'') is var open and >= 0
            && line.IndexOf(line[open], open + 1) is var close and > 0)
        {
            var quoted = new StringBuilder().Append(line, 0, open);
            foreach (var c in line.AsSpan(open + 1, close - open - 1))
            {
                if (c is ' ' or '\t' or '"' or '\'' or '$' or '(' or ')')
                {
                    AppendCode(quoted, c);
                }
                else
                {
                    quoted.Append(c);
                }
            }

            line = quoted.Append(line, close + 1, line.Length - close - 1).ToString();
        }

        return line;
    }

    private static void AppendCode(StringBuilder to, char c) =>
        to.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
}
