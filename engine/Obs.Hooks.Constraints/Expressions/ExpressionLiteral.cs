using System.Text;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Expressions;

/// <summary>Reads numbers, texts and versions, with the macros inside of them where there may be some.</summary>
internal static class ExpressionLiteral
{
    /// <param name="cursor">Where the literal may stand.</param>
    /// <param name="expand">Expands its macros; null where they have been expanded before.</param>
    /// <returns>The value; null if there is none.</returns>
    public static ExpressionValue? TryRead(ExpressionCursor cursor, Func<string, string>? expand)
    {
        var rest = cursor.Rest;
        if (rest.IsEmpty)
        {
            return null;
        }

        if (char.IsAsciiDigit(rest[0]) || (expand is not null && rest[0] == '%' && IsOneLine(rest)))
        {
            return ReadNumber(cursor, expand);
        }

        var mark = rest[0] == '"' ? '"' : rest.StartsWith("v\"") ? 'v' : '\0';
        return mark != '\0' && rest[(mark == 'v' ? 2 : 1)..].Contains('"') ? ReadQuoted(cursor, mark, expand) : null;
    }

    /// <summary>A number that starts with a macro must not span lines.</summary>
    private static bool IsOneLine(ReadOnlySpan<char> rest) => rest.IndexOf('\n') is var end && (end < 0 || end == rest.Length - 1);

    private static ExpressionValue ReadNumber(ExpressionCursor cursor, Func<string, string>? expand) =>
        ExpressionValue.OfNumber(PerlNumber.Parse(
            expand is null
                ? cursor.Take(LengthOfDigits(cursor.Rest)).ToString()
                : ExpandValue(cursor, '0', expand, LengthOfDigits)));

    private static ExpressionValue ReadQuoted(ExpressionCursor cursor, char mark, Func<string, string>? expand)
    {
        string marked;
        if (expand is null)
        {
            cursor.Take(mark == 'v' ? 2 : 1);
            marked = $"{mark}{cursor.Take(cursor.Rest.IndexOf('"'))}";
        }
        else
        {
            // Of a version OBS loses the first two characters when macros are expanded, even if they are its end.
            cursor.Take(mark == 'v' ? 4 : 1);
            marked = ExpandValue(cursor, mark, expand, LengthOfText);
        }

        cursor.TakeIf('"');
        return ExpressionValue.OfMarked(marked);
    }

    /// <summary>Collects a value with its macros, then expands it as a whole.</summary>
    private static string ExpandValue(ExpressionCursor cursor, char mark, Func<string, string> expand, LengthOfPlain plain)
    {
        var value = new StringBuilder().Append(mark);
        while (true)
        {
            var length = cursor.MacroLength();
            length = length == 0 ? plain(cursor.Rest) : length;
            if (length == 0)
            {
                return expand(value.ToString());
            }

            value.Append(cursor.Take(length));
        }
    }

    private static int LengthOfDigits(ReadOnlySpan<char> rest) =>
        rest.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest.Length : end;

    private static int LengthOfText(ReadOnlySpan<char> rest) => rest.IndexOfAny('%', '"') is var end && end < 0 ? rest.Length : end;

    private delegate int LengthOfPlain(ReadOnlySpan<char> rest);
}
