using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Expressions;

/// <summary>Where the parser of an expression is.</summary>
/// <param name="text">The expression.</param>
internal sealed class ExpressionCursor(string text)
{
    private int _at;

    public ReadOnlySpan<char> Rest => text.AsSpan(_at);

    public void SkipBlanks()
    {
        while (_at < text.Length && PerlBlanks.Is(text[_at]))
        {
            _at++;
        }
    }

    /// <summary>Takes up to that many characters.</summary>
    public ReadOnlySpan<char> Take(int count)
    {
        var start = _at;
        _at = Math.Min(text.Length, _at + count);
        return text.AsSpan(start, _at - start);
    }

    public bool TakeIf(char c)
    {
        if (_at >= text.Length || text[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The length of the macro or the doubled percent sign that comes next; 0 if neither does.</summary>
    public int MacroLength() =>
        Rest.StartsWith("%%") ? 2
        : Rest.StartsWith("%") ? BalancedText.End(text, _at) - _at
        : 0;
}
