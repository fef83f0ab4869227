using Obs.Hooks.Constraints.Perl;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Expressions;

/// <summary>
/// A value of an expression. OBS tells the kinds apart by a character in front of texts and versions, which counts when values
/// of unlike kinds are compared: the text 5 is less than the number 4.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number, of a number.</param>
/// <param name="Text">The text without the character in front, of a text or a version.</param>
internal readonly record struct ExpressionValue(ExpressionKind Kind, PerlNumber Number, string Text)
{
    public static ExpressionValue Zero => default(ExpressionValue) with { Text = "" };

    public static ExpressionValue One => OfNumber(PerlNumber.One);

    /// <summary>Of an expression with a mistake: it counts as false and prints nothing.</summary>
    public static ExpressionValue Invalid => new(ExpressionKind.Invalid, PerlNumber.Zero, "");

    /// <summary>Versions are never true, texts unless they are empty, numbers unless they are 0.</summary>
    public bool IsTrue => Kind switch
    {
        ExpressionKind.Text => Text.Length > 0,
        ExpressionKind.Number => Marked is var digits && digits.AsSpan().ContainsAnyExcept('0'),
        _ => false,
    };

    /// <summary>Whether it can be calculated with: infinity can not, because it is spelled with letters.</summary>
    public bool IsNumber => Kind == ExpressionKind.Number && !char.IsAsciiLetter(Marked[0]);

    private string Marked => Kind switch
    {
        ExpressionKind.Text => $"\"{Text}",
        ExpressionKind.Version => $"v{Text}",
        ExpressionKind.Number => Number.ToString(),
        _ => "",
    };

    public static ExpressionValue OfNumber(PerlNumber number) => new(ExpressionKind.Number, number, "");

    public static ExpressionValue OfText(string text) => new(ExpressionKind.Text, PerlNumber.Zero, text);

    public static ExpressionValue Of(bool value) => value ? One : Zero;

    /// <summary>A value of which only the marked form is left, as after an expansion.</summary>
    public static ExpressionValue OfMarked(string marked) =>
        marked.StartsWith('"') ? OfText(marked[1..])
        : marked.StartsWith('v') ? new ExpressionValue(ExpressionKind.Version, PerlNumber.Zero, marked[1..])
        : OfNumber(PerlNumber.Parse(marked));

    /// <summary>Compares; the left side says how.</summary>
    /// <returns>Whether the order is one of those that the operator asks for.</returns>
    public bool Compares(ComparisonOperator wanted, ExpressionValue other)
    {
        if (Kind == ExpressionKind.Number)
        {
            return Compares(wanted, Number, other.Kind == ExpressionKind.Number ? other.Number : PerlNumber.Zero);
        }

        var marked = other.Marked;
        var order = Kind == ExpressionKind.Version
            ? RpmVersion.Compare(Text, marked.Length == 0 ? "" : marked[1..])
            : string.CompareOrdinal(Marked, marked);
        return (wanted & (order < 0 ? ComparisonOperator.Less : order > 0 ? ComparisonOperator.Greater : ComparisonOperator.Equal)) != 0;
    }

    public string ToText() => Kind == ExpressionKind.Number ? Number.ToString() : Text;

    /// <summary>One by one, because of what is not a number: it is unequal to all and neither less nor greater.</summary>
    private static bool Compares(ComparisonOperator wanted, PerlNumber left, PerlNumber right) => wanted switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.LessOrEqual => left < right || PerlNumber.AreEqual(left, right),
        ComparisonOperator.GreaterOrEqual => left > right || PerlNumber.AreEqual(left, right),
        ComparisonOperator.Equal => PerlNumber.AreEqual(left, right),
        _ => !PerlNumber.AreEqual(left, right),
    };
}
