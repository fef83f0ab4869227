namespace Obs.Hooks.Engine.Reporting;

/// <summary>Finds the extent of terminal escape sequences (ECMA-48, sections 5.3 to 5.6).</summary>
internal static class EscapeSequence
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private const char StringTerminator = '\u009c';

    /// <summary>Length of the escape sequence at the start of the text, 0 when there is none.</summary>
    public static int Length(ReadOnlySpan<char> text) => text[0] switch
    {
        Escape when text.Length == 1 => 1,
        Escape => 1 + AfterEscape(text[1..]),
        '\u009b' => 1 + ControlSequence(text[1..]),
        '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f' => 1 + ControlString(text[1..]),
        _ => 0,
    };

    private static int AfterEscape(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '[':
                return 1 + ControlSequence(text[1..]);
            case 'P' or 'X' or ']' or '^' or '_':
                return 1 + ControlString(text[1..]);
            default:
                // Intermediate bytes and a final one: character set selection and the like.
                var final = text.IndexOfAnyExceptInRange(' ', '/');
                return final < 0 ? text.Length : final + (text[final] is >= '0' and <= '~' ? 1 : 0);
        }
    }

    /// <summary>Parameter and intermediate bytes, then one final byte.</summary>
    private static int ControlSequence(ReadOnlySpan<char> text)
    {
        var final = text.IndexOfAnyExceptInRange(' ', '?');
        if (final < 0)
        {
            return text.Length;
        }

        return text[final] is >= '@' and <= '~' ? final + 1 : final;
    }

    /// <summary>Up to BEL, ST or ESC \; one that does not end takes the rest of its line with it.</summary>
    private static int ControlString(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Bell, StringTerminator, Escape);
        if (end < 0)
        {
            return text.Length;
        }

        if (text[end] != Escape)
        {
            return end + 1;
        }

        return end + 1 < text.Length && text[end + 1] == '\\' ? end + 2 : end;
    }
}
