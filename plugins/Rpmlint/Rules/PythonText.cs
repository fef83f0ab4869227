using System.Text;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>String literals of Python (reference manual, 2.4.1), of one line and without the escapes nobody needs in a filter.</summary>
internal static class PythonText
{
    /// <param name="text">Begins with the literal.</param>
    /// <param name="value">What it stands for.</param>
    /// <param name="rest">What follows it, blanks left out.</param>
    public static bool TryRead(string text, out string value, out string rest)
    {
        value = rest = "";
        var at = 0;
        while (at < text.Length && at < 2 && text[at] is 'r' or 'R' or 'u' or 'U' or 'b' or 'B')
        {
            at++;
        }

        var raw = text[..at].Contains('r', StringComparison.OrdinalIgnoreCase);
        if (at >= text.Length || text[at] is not ('"' or '\''))
        {
            return false;
        }

        var quote = text[at++];
        var result = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                (value, rest) = (result.ToString(), text[(at + 1)..].TrimStart());
                return true;
            }

            if (text[at] == '\\' && ++at < text.Length)
            {
                Escape(result, text[at], raw);
            }
            else if (at < text.Length)
            {
                result.Append(text[at]);
            }
        }

        return false;
    }

    /// <summary>A literal with this value, for Python 2 and 3.</summary>
    public static string Write(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static void Escape(StringBuilder result, char escaped, bool raw)
    {
        // An escape that Python does not know stays as it is: "\." is what people write in filters.
        if (raw || escaped is not ('\\' or '"' or '\'' or 't'))
        {
            result.Append('\\');
        }

        result.Append(escaped == 't' && !raw ? '\t' : escaped);
    }
}
