using System.Globalization;
using System.Text;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>Quotes and backslashes of a command in a Dockerfile.</summary>
internal static class DockerQuoting
{
    /// <summary>Percent signs, escaped characters and, inside quotes, blanks and such become codes; quotes go, and in double ones variables count.</summary>
    public static string Unquote(string text, DockerVariables variables)
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
            var inner = line[(open + 1)..close];
            foreach (var c in line[open] == '"' ? variables.Expand(inner) : inner)
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
