using System.Runtime.CompilerServices;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>
/// Expands macros as the parsers of OBS do, which is close to rpm's way but not the same: an unknown macro stays, a shell call
/// and too deep a nesting end the text with the word <c>MACRO</c>.
/// </summary>
/// <param name="macros">The macros; definitions in the text change them.</param>
/// <param name="budget">What the whole document may cost.</param>
internal sealed class MacroExpander(MacroTable macros, MacroBudget budget)
{
    /// <summary>Whether <c>%quote</c> protects blanks, because the words of an argument list are being made.</summary>
    private bool _quotes;

    public MacroTable Macros => macros;

    public MacroBudget Budget => budget;

    public bool IsSplittingWords => _quotes;

    public string Expand(string text) => Expand(text, 0);

    /// <param name="text">The text.</param>
    /// <param name="count">How many macros have been expanded around it already.</param>
    public string Expand(string text, int count)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new MacroRun(this, text, count).ToEnd();
    }

    /// <summary>Expands what will be split into words, so that <c>%quote</c> protects the blanks of its own.</summary>
    public string ExpandWords(string text, int count)
    {
        var outer = _quotes;
        _quotes = true;
        try
        {
            return Expand(text, count);
        }
        finally
        {
            _quotes = outer;
        }
    }
}
