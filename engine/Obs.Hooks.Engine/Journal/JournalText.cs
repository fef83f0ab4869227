using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// Writes the JSON of a journal line. By hand: a journal is written in every job but read after a crash only, and the
/// first use of a JSON writer costs 10 ms, of the serializer 25 ms, for tables that escape what no path contains.
/// </summary>
internal sealed class JournalText
{
    private readonly StringBuilder _text = new("{", 256);
    private bool _first = true;

    public JournalText Add(string name, string value)
    {
        Name(name);
        Text(value);
        return this;
    }

    public JournalText Add(string name, ulong value)
    {
        Name(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JournalText Add(string name, IEnumerable<string> values)
    {
        Name(name);
        _text.Append('[');
        var first = true;
        foreach (var value in values)
        {
            _text.Append(first ? "" : ",");
            first = false;
            Text(value);
        }

        _text.Append(']');
        return this;
    }

    /// <summary>Adds an array of objects, or one object, that is JSON already.</summary>
    public JournalText AddJson(string name, string json)
    {
        Name(name);
        _text.Append(json);
        return this;
    }

    /// <summary>The whole object; nothing can be added after.</summary>
    public override string ToString() => _text.Append('}').ToString();

    private void Name(string name)
    {
        _text.Append(_first ? "\"" : ",\"").Append(name).Append("\":");
        _first = false;
    }

    /// <summary>RFC 8259 section 7: quotation mark, backslash and control characters must be escaped, nothing else.</summary>
    private void Text(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(c);
                    break;
                case < ' ':
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
    }
}
