namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>Whether a text needs more lines, the way rpm decides it: brackets of macros are open, or it ends in a backslash.</summary>
internal static class OpenBrackets
{
    public static bool IsOpen(ReadOnlySpan<char> text)
    {
        var (braces, parentheses, squares, continued) = (0, 0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            switch (text[at])
            {
                case '%' when next is '{':
                    braces++;
                    at++;
                    break;
                case '%' when next is '(':
                    parentheses++;
                    at++;
                    break;
                case '%' when next is '[':
                    squares++;
                    at++;
                    break;
                case '%' when next is '%':
                    at++;
                    break;
                case '\\' when at + 1 < text.Length:
                    continued = next == '\n' || continued;
                    at++;
                    break;
                case '\n':
                    continued = false;
                    break;
                case '{' or '}':
                    braces += Step(braces, text[at] == '{');
                    break;
                case '(' or ')':
                    parentheses += Step(parentheses, text[at] == '(');
                    break;
                case '[' or ']':
                    squares += Step(squares, text[at] == '[');
                    break;
            }
        }

        return braces != 0 || parentheses != 0 || squares != 0 || continued;
    }

    /// <summary>Brackets count only inside those of a macro.</summary>
    private static int Step(int open, bool opens) => open == 0 ? 0 : opens ? 1 : -1;
}
