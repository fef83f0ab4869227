using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>A <c>Source:</c> or <c>Patch:</c> tag.</summary>
/// <param name="Kind"><c>source</c> or <c>patch</c>.</param>
/// <param name="Number">The number it gives itself.</param>
/// <param name="Value">The first word of its value.</param>
internal sealed record SpecSource(string Kind, int? Number, string Value)
{
    public static SpecSource? Read(string line)
    {
        var kind = line.StartsWith("source", StringComparison.OrdinalIgnoreCase) ? "source"
            : line.StartsWith("patch", StringComparison.OrdinalIgnoreCase) ? "patch"
            : null;
        if (kind is null)
        {
            return null;
        }

        var rest = line.AsSpan(kind.Length);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        // Words may stand between number and colon.
        var colon = rest[digits..].IndexOf(':');
        if (colon < 0 || (colon > 0 && !PerlBlanks.Is(rest[digits])))
        {
            return null;
        }

        var value = rest[(digits + colon + 1)..].TrimStart(PerlBlanks.All);
        if (value.IsEmpty)
        {
            return null;
        }

        var end = value.IndexOfAny(PerlBlanks.All);
        return new SpecSource(
            kind,
            digits == 0 ? null : (int)Math.Min(PerlNumber.Parse(rest[..digits].ToString()).ToLong(), int.MaxValue - 1),
            (end < 0 ? value : value[..end]).ToString());
    }
}
