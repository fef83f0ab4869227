namespace Obs.Hooks.Engine.Reporting;

/// <summary>Fits text into a number of columns.</summary>
internal static class TextWrapping
{
    private const string Dots = "...";

    /// <summary>The text, or its beginning and three dots.</summary>
    public static string Cut(string text, int columns)
    {
        if (DisplayWidth.Of(text) <= columns)
        {
            return text;
        }

        return columns <= Dots.Length
            ? Dots[..columns]
            : string.Concat(text.AsSpan(0, DisplayWidth.Fitting(text, columns - Dots.Length)), Dots);
    }

    /// <summary>Lines of at most so many columns, broken at spaces, or anywhere in a word that is too long.</summary>
    public static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            WrapParagraph(paragraph.AsSpan().TrimEnd(' '), columns, lines);
        }

        return lines;
    }

    private static void WrapParagraph(ReadOnlySpan<char> text, int columns, List<string> lines)
    {
        while (DisplayWidth.Of(text) > columns)
        {
            // At least one character: a wide one in a single column would go on for ever otherwise.
            var fitting = Math.Max(1, DisplayWidth.Fitting(text, columns));
            var end = text[fitting] == ' ' ? fitting : text[..fitting].LastIndexOf(' ');
            if (end <= 0)
            {
                end = fitting;
            }

            lines.Add(text[..end].TrimEnd(' ').ToString());
            text = text[end..].TrimStart(' ');
        }

        lines.Add(text.ToString());
    }
}
