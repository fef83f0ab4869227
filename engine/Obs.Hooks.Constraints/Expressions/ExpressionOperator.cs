namespace Obs.Hooks.Constraints.Expressions;

/// <summary>An operator between two values.</summary>
/// <param name="Symbol">Its character; <c>&lt;</c> for all comparisons, <c>=</c> for what is a mistake.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Precedence">What is on its right is parsed with this one.</param>
/// <param name="EndsAt">It belongs to an outer expression if that one has this precedence or a higher one.</param>
/// <param name="Comparison">Of a comparison, what makes it true.</param>
internal readonly record struct ExpressionOperator(
    char Symbol, int Length, Precedence Precedence, Precedence EndsAt, ComparisonOperator Comparison = ComparisonOperator.None)
{
    public static ExpressionOperator At(ReadOnlySpan<char> text)
    {
        var first = text.IsEmpty ? '\0' : text[0];
        var second = text.Length < 2 ? '\0' : text[1];
        return (first, second) switch
        {
            ('&', '&') => new('&', 2, Precedence.Logic, Precedence.Logic),
            ('|', '|') => new('|', 2, Precedence.Logic, Precedence.Logic),
            ('>', '=') => Compare(ComparisonOperator.GreaterOrEqual, 2),
            ('>', _) => Compare(ComparisonOperator.Greater, 1),
            ('<', '=') => Compare(ComparisonOperator.LessOrEqual, 2),
            ('<', _) => Compare(ComparisonOperator.Less, 1),
            ('=', '=') => Compare(ComparisonOperator.Equal, 2),
            ('!', '=') => Compare(ComparisonOperator.Different, 2),
            ('+' or '-', _) => new(first, 1, Precedence.Sum, Precedence.Sum),
            // Never left to an outer product: 8/4/2 is 8/(4/2).
            ('*' or '/', _) => new(first, 1, Precedence.Product, Precedence.Prefix),
            ('?', _) => new('?', 1, Precedence.Choice, Precedence.Logic),
            ('=' or '&' or '|', _) => new('=', 1, Precedence.Lowest, Precedence.Prefix),
            _ => new('\0', 0, Precedence.None, Precedence.Lowest),
        };
    }

    private static ExpressionOperator Compare(ComparisonOperator comparison, int length) =>
        new('<', length, Precedence.Comparison, Precedence.Comparison, comparison);
}
