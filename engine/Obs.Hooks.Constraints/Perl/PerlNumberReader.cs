using System.Globalization;

namespace Obs.Hooks.Constraints.Perl;

/// <summary>Perl's conversion of any text to a number.</summary>
internal static class PerlNumberReader
{
    private const string Blanks = " \t\n\r\f\v";
    private const double TwoTo64 = 18446744073709551616.0;

    public static PerlNumber Read(string? text)
    {
        var rest = text.AsSpan().TrimStart(Blanks);
        var negative = rest.StartsWith("-");
        var unsigned = negative || rest.StartsWith("+") ? rest[1..] : rest;
        if (Special(unsigned) is { } special)
        {
            return PerlNumber.FromDouble(negative ? -special : special);
        }

        var whole = Digits(unsigned);
        var length = NumberLength(unsigned, whole);
        if (length == 0)
        {
            return PerlNumber.Zero;
        }

        var number = rest[..(length + rest.Length - unsigned.Length)];
        // Perl keeps an integer only of a text that is nothing but a number, blanks aside.
        var pure = unsigned[length..].Trim(Blanks).IsEmpty;
        if (pure && length == whole
            && Int128.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            && PerlNumber.Integer(integer) is { } exact)
        {
            return exact;
        }

        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        // With an exponent a whole number is an integer, too; with nothing but a point it never is.
        var hasExponent = number.IndexOfAny('e', 'E') >= 0;
        var isWhole = pure && hasExponent && Math.Floor(value) == value && Math.Abs(value) <= TwoTo64;
        return (isWhole ? PerlNumber.Integer((Int128)value) : null)
            ?? PerlNumber.FromDouble(value, isInexact: !(pure && hasExponent));
    }

    /// <summary>The spellings of infinity and of not-a-number, Microsoft's (<c>1.#INF</c>) included; anything may follow.</summary>
    private static double? Special(ReadOnlySpan<char> text)
    {
        var word = text.StartsWith("1.#") ? text[3..] : text.StartsWith("1#") ? text[2..] : text;
        var microsoft = word.Length != text.Length;
        if (word.StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            return double.PositiveInfinity;
        }

        // Quiet or signalling, it is the same number.
        var bare = word.IsEmpty || char.ToUpperInvariant(word[0]) is not ('Q' or 'S') ? word : word[1..];
        return bare.StartsWith("nan", StringComparison.OrdinalIgnoreCase)
            || (microsoft && word.StartsWith("ind", StringComparison.OrdinalIgnoreCase))
            ? double.NaN
            : null;
    }

    private static int NumberLength(ReadOnlySpan<char> text, int whole)
    {
        var length = whole;
        if (length < text.Length && text[length] == '.')
        {
            var fraction = Digits(text[(length + 1)..]);
            if (whole + fraction == 0)
            {
                return 0;
            }

            length += 1 + fraction;
        }

        return length == 0 ? 0 : length + ExponentLength(text[length..]);
    }

    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        var sign = text.Length > 1 && (text[1] is '+' or '-') ? 1 : 0;
        var digits = Digits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
