using System.Text;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// The text of an element between its children. Without children it stays as it is, blanks and all; with some, the blanks next
/// to them go, as in XML::Structured since it reworked <c>_content</c> (2019).
/// </summary>
internal sealed class ElementText
{
    /// <summary>Where a child stood: no XML text can hold it.</summary>
    private const char Child = '\0';

    private const string Blanks = " \t\r\n";
    private const string BlanksAndChildren = " \t\r\n\0";

    private readonly StringBuilder _text = new();
    private bool _hasChildren;

    public void Append(string text) => _text.Append(text);

    public void AppendChild()
    {
        _hasChildren = true;
        _text.Append(Child);
    }

    public override string ToString()
    {
        var text = _text.ToString();
        return _hasChildren ? Join(TrimStart(TrimEnd(text))) : text;
    }

    /// <summary>From the first child of the blank end on all goes, and the line before it up to its line feed.</summary>
    private static string TrimEnd(string text)
    {
        var kept = text.AsSpan().TrimEnd(BlanksAndChildren).Length;
        var child = text.IndexOf(Child, kept);
        if (child < 0)
        {
            return text;
        }

        if (kept == 0)
        {
            return "";
        }

        var end = text.AsSpan(0, child).TrimEnd(" \t");
        end = end.EndsWith("\n") ? end[..^1] : end;
        return (end.EndsWith("\r") ? end[..^1] : end).ToString();
    }

    private static string TrimStart(string text)
    {
        var blank = text.Length - text.AsSpan().TrimStart(BlanksAndChildren).Length;
        var child = text.LastIndexOf(Child, Math.Max(0, blank - 1));
        if (child < 0 || child >= blank)
        {
            return text;
        }

        var rest = text.AsSpan(child + 1).TrimStart(" \t");
        rest = rest.StartsWith("\r") ? rest[1..] : rest;
        return (rest.StartsWith("\n") ? rest[1..] : rest).ToString();
    }

    /// <summary>Children in the middle leave one space if a blank is next to them, else nothing.</summary>
    private static string Join(string text)
    {
        if (!text.Contains(Child, StringComparison.Ordinal))
        {
            return text;
        }

        var joined = new StringBuilder();
        for (var rest = text.AsSpan(); ;)
        {
            var child = rest.IndexOf(Child);
            if (child < 0)
            {
                return joined.Append(rest).ToString();
            }

            var before = rest[..child].TrimEnd(Blanks);
            var after = rest[child..].TrimStart(BlanksAndChildren);
            var gap = rest[child..^after.Length];
            joined.Append(before);
            if (before.Length < child || gap.ContainsAny(Blanks))
            {
                joined.Append(' ');
            }

            rest = after;
        }
    }
}
