using System.Globalization;

namespace Obs.Hooks.Constraints.Perl;

/// <summary>Perl's text of a double: C's <c>%.15g</c>.</summary>
internal static class PerlNumberWriter
{
    private const int Precision = 15;

    public static string Write(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Inf" : "-Inf";
        }

        // One digit, a point, fourteen digits, and the exponent that decides between the two notations.
        var scientific = value.ToString("E14", CultureInfo.InvariantCulture);
        var e = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is >= -4 and < Precision)
        {
            var decimals = Precision - 1 - exponent;
            // The digits are already rounded: decimal moves the point without rounding them again.
            return Shorten(decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }

        var sign = exponent < 0 ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{Shorten(scientific[..e])}e{sign}{Math.Abs(exponent):00}");
    }

    private static string Shorten(string digits) =>
        digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
