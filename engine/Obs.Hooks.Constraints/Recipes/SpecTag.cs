using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>A tag of a preamble: <c>Keyword: value</c>, or <c>#!Keyword</c> alone.</summary>
/// <param name="Keyword">In lower case, without its colon.</param>
/// <param name="Value">Without blanks around it; null if there is none.</param>
internal sealed record SpecTag(string Keyword, string? Value)
{
    public static SpecTag? Read(string line)
    {
        var end = line.AsSpan().IndexOfAny(PerlBlanks.All);
        var word = end < 0 ? line : line[..end];
        return WithValue(line, word)
            ?? (word.Length > 2 && word.StartsWith("#!", StringComparison.Ordinal) ? new SpecTag(word.ToLowerInvariant(), null) : null);
    }

    /// <summary>The longest keyword with a colon behind it and something behind that: <c>a:b:c d</c> has the keyword <c>a:b</c>.</summary>
    private static SpecTag? WithValue(string line, string word)
    {
        // It ends where the word does, or at a colon inside of it.
        for (var length = word.Length; length > 0; length = word.LastIndexOf(':', length - 1))
        {
            var rest = line.AsSpan(length).TrimStart(PerlBlanks.All);
            if (rest.StartsWith(":") && rest[1..].TrimStart(PerlBlanks.All) is { IsEmpty: false } value)
            {
                return new SpecTag(word[..length].ToLowerInvariant(), FirstLine(value).TrimEnd(PerlBlanks.All).ToString());
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) =>
        text.IndexOf('\n') is var end && end >= 0 ? text[..end] : text;
}
