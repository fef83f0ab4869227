using System.Globalization;
using System.Net;
using System.Text;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>A page being written. Every text goes through <see cref="Text"/>; tags come from the code alone.</summary>
internal sealed class Html
{
    private readonly StringBuilder _page = new();

    /// <summary>A tag, or anything else that is HTML already.</summary>
    public Html Raw(string html)
    {
        _page.Append(html);
        return this;
    }

    /// <summary>A text from anywhere.</summary>
    public Html Text(string text)
    {
        _page.Append(WebUtility.HtmlEncode(Visible(text)));
        return this;
    }

    /// <summary>An element with nothing but a text in it.</summary>
    public Html Element(string tag, string text) => Raw($"<{tag}>").Text(text).Raw($"</{tag[..(tag.IndexOf(' ') is var end and >= 0 ? end : tag.Length)]}>");

    public Html Row(params ReadOnlySpan<string> cells)
    {
        Raw("<tr>");
        foreach (var cell in cells)
        {
            Element("td", cell);
        }

        return Raw("</tr>\n");
    }

    public Html HeadRow(params ReadOnlySpan<string> cells)
    {
        Raw("<thead><tr>");
        foreach (var cell in cells)
        {
            Element("th scope=\"col\"", cell);
        }

        return Raw("</tr></thead>\n");
    }

    public override string ToString() => _page.ToString();

    /// <summary>Shows what would be invisible or would turn the text around it: a name must look like what it is.</summary>
    private static string Visible(string text) =>
        string.Create(text.Length, text, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.GetUnicodeCategory(value[i]) is UnicodeCategory.Control or UnicodeCategory.Format ? '\uFFFD' : value[i];
            }
        });
}
