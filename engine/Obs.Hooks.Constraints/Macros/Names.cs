namespace Obs.Hooks.Constraints.Macros;

/// <summary>The characters of macro names.</summary>
internal static class Names
{
    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>How many of them a text starts with.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsPart(text[length]))
        {
            length++;
        }

        return length;
    }
}
