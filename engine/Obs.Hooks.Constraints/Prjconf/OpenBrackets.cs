namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>
/// Whether a text needs more lines, the way rpm decides it: brackets of macros are open, or it ends in a backslash. It is fed
/// piece by piece, so that a text of many lines is gone through once.
/// </summary>
internal struct OpenBrackets
{
    private int _braces;
    private int _parentheses;
    private int _squares;
    private bool _isContinued;

    /// <summary>A percent sign or a backslash that says how to take the next character.</summary>
    private char _before;

    public readonly bool IsOpen => _braces != 0 || _parentheses != 0 || _squares != 0 || _isContinued;

    public void Feed(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            Feed(c);
        }
    }

    private void Feed(char c)
    {
        var before = _before;
        _before = '\0';
        switch (before, c)
        {
            case ('\\', '\n'):
                _isContinued = true;
                break;
            case ('\\', _) or ('%', '%'):
                break;
            case ('%', '{'):
                _braces++;
                break;
            case ('%', '('):
                _parentheses++;
                break;
            case ('%', '['):
                _squares++;
                break;
            case (_, '%' or '\\'):
                _before = c;
                break;
            case (_, '\n'):
                _isContinued = false;
                break;
            case (_, '{' or '}'):
                _braces += Step(_braces, c == '{');
                break;
            case (_, '(' or ')'):
                _parentheses += Step(_parentheses, c == '(');
                break;
            case (_, '[' or ']'):
                _squares += Step(_squares, c == '[');
                break;
        }
    }

    /// <summary>Brackets count only inside those of a macro.</summary>
    private static int Step(int open, bool opens) => open == 0 ? 0 : opens ? 1 : -1;
}
