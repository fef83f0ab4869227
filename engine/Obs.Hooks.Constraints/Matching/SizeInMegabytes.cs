using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>Sizes with their units: none is bytes, an unknown one is MB.</summary>
public static class SizeInMegabytes
{
    private const long Kibi = 1024;

    /// <summary>The size in MB.</summary>
    /// <param name="size">The number, as written.</param>
    /// <param name="unit">The unit, as written, or null.</param>
    /// <returns>The number of MB.</returns>
    public static PerlNumber Of(string? size, string? unit)
    {
        var number = PerlNumber.Parse(size);
        return (PerlText.IsTrue(unit) ? unit : "B") switch
        {
            "B" => number / (Kibi * Kibi),
            "K" => number / Kibi,
            "G" => number * Factor(Kibi),
            "T" => number * Factor(Kibi * Kibi),
            "P" => number * Factor(Kibi * Kibi * Kibi),
            _ => number,
        };
    }

    /// <summary>The size in MB as Perl prints it: a size that is in MB already stays the text it is.</summary>
    /// <param name="size">The number, as written.</param>
    /// <param name="unit">The unit, as written, or null.</param>
    /// <returns>The text.</returns>
    public static string Text(string size, string? unit) =>
        PerlText.IsTrue(unit) && unit is not ("B" or "K" or "G" or "T" or "P") ? size : Of(size, unit).ToString();

    internal static PerlNumber Of(ElementNode sized)
    {
        var size = sized.Element(ConstraintSchema.Size);
        return Of(size?.Content, size?.Text(ConstraintSchema.Unit));
    }

    private static PerlNumber Factor(long factor) => PerlNumber.Integer(factor)!.Value;
}
