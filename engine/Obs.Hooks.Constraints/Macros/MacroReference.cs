namespace Obs.Hooks.Constraints.Macros;

/// <summary>The next macro of a text, as it is written.</summary>
/// <param name="Start">Where its <c>%</c> stands.</param>
/// <param name="End">Where the text goes on behind it.</param>
/// <param name="Inner">What stands between the braces, or after the <c>%</c> of a macro without.</param>
/// <param name="IsBraced">Whether it stands in braces.</param>
internal readonly record struct MacroReference(int Start, int End, string Inner, bool IsBraced)
{
    public static MacroReference? Find(string text, int from)
    {
        var lastBrace = text.LastIndexOf('}');
        for (var start = text.IndexOf('%', from); start >= 0; start = text.IndexOf('%', start + 1))
        {
            if (start + 1 < text.Length && At(text, start, lastBrace) is { } reference)
            {
                return reference;
            }
        }

        return null;
    }

    /// <summary>The reference without its <c>%</c>, which stays as it is when no such macro exists.</summary>
    public string Written(string text) => text[(Start + 1)..End];

    private static MacroReference? At(string text, int start, int lastBrace)
    {
        var first = start + 1;
        switch (text[first])
        {
            case '{':
                return lastBrace > first + 1 && text[first + 1] != '}' ? Braced(text, start) : null;
            case '*':
                return Plain(text, start, first + 1 < text.Length && text[first + 1] == '*' ? 2 : 1);
            case '%' or '#' or '(' or '[':
                return Plain(text, start, 1);
            default:
                var flags = text.AsSpan(first).IndexOfAnyExcept('?', '!');
                var name = flags < 0 ? 0 : Names.Length(text.AsSpan(first + flags));
                return name == 0 ? null : Plain(text, start, flags + name);
        }
    }

    private static MacroReference Plain(string text, int start, int length) =>
        new(start, start + 1 + length, text.Substring(start + 1, length), false);

    /// <summary>Up to the first closing brace, but to the balanced one if another brace or a backslash comes before.</summary>
    private static MacroReference Braced(string text, int start)
    {
        var end = text.IndexOf('}', start);
        if (text.AsSpan(start + 2, end - start - 2).ContainsAny('{', '\\'))
        {
            end = BalancedText.End(text, start);
            var closed = text[end - 1] == '}' ? end - 1 : end;
            return new MacroReference(start, end, text[(start + 2)..closed], true);
        }

        return new MacroReference(start, end + 1, text[(start + 2)..end], true);
    }
}
