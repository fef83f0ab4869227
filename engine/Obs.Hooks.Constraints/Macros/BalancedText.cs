namespace Obs.Hooks.Constraints.Macros;

/// <summary>Where a <c>%{…}</c>, <c>%(…)</c>, <c>%[…]</c> or <c>%name</c> ends.</summary>
internal static class BalancedText
{
    /// <summary>The end of what starts with the <c>%</c> at <paramref name="start"/>; that of the text if nothing closes it.</summary>
    public static int End(string text, int start) => (start + 1 < text.Length ? text[start + 1] : '\0') switch
    {
        '{' => Closing(text, start + 2, '{', '}'),
        '(' => Closing(text, start + 2, '(', ')'),
        // OBS looks for "[\]" where it means any of the three: an expression goes on to the end of the text.
        '[' => text.Length,
        _ => NameEnd(text, start + 1),
    };

    private static int Closing(string text, int at, char open, char close)
    {
        for (var depth = 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\')
            {
                at++;
            }
            else if (c == open)
            {
                depth++;
            }
            else if (c == close && --depth == 0)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && text[at] is '?' or '!')
        {
            at++;
        }

        at += at < text.Length && text[at] == '-' ? 1 : 0;
        at += Names.Length(text.AsSpan(at));
        return at < text.Length && text[at] is '*' or '#' ? at + 1 : at;
    }
}
