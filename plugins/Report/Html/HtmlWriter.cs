using System.Globalization;
using System.Text;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>
/// Builds a page. Markup comes from this plugin's own constants only; everything else goes through
/// <see cref="Text(string)"/>, also in attributes, which are always in double quotes.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new(32 * 1024);

    /// <summary>Markup of this plugin.</summary>
    public HtmlWriter Markup(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Text that somebody else may have chosen, for content and attribute values.</summary>
    public HtmlWriter Text(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = 0;
            while (plain < rest.Length && IsPlain(rest[plain]))
            {
                plain++;
            }

            _page.Append(rest[..plain]);
            rest = rest[plain..];
            if (!rest.IsEmpty)
            {
                rest = rest[AppendSpecial(rest)..];
            }
        }

        return this;
    }

    /// <summary>A number for people or for the geometry of a drawing.</summary>
    public HtmlWriter Number(double number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number:0.##}");
        return this;
    }

    /// <summary>The page as UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_page.ToString());

    private int AppendSpecial(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '&':
                _page.Append("&amp;");
                return 1;
            case '<':
                _page.Append("&lt;");
                return 1;
            case '>':
                _page.Append("&gt;");
                return 1;
            case '"':
                _page.Append("&quot;");
                return 1;
            case '\'':
                _page.Append("&#39;");
                return 1;
        }

        // A lone surrogate decodes to U+FFFD.
        _ = Rune.DecodeFromUtf16(text, out var rune, out var length);
        if (IsDeceptive(rune))
        {
            // Shown by its number: a reader should see that somebody tried to hide or to turn round something.
            _page.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }
        else
        {
            Span<char> characters = stackalloc char[2];
            _page.Append(characters[..rune.EncodeToUtf16(characters)]);
        }

        return length;
    }

    private static bool IsPlain(char character) =>
        character is '\n' or ((>= ' ' and <= '~') and not ('&' or '<' or '>' or '"' or '\''));

    /// <summary>Control characters, direction changes, zero-width characters and line separators.</summary>
    private static bool IsDeceptive(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
