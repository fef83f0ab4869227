using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// Writes the JSON of journal lines. Utf8JsonWriter would do, but its first use costs 5 ms in a fresh process (tables and
/// vector code for escaping), and every job writes a journal before its build starts.
/// </summary>
internal sealed class JournalJsonWriter
{
    private readonly StringBuilder _json = new();

    public JournalJsonWriter Property(string name, string value)
    {
        AppendName(name);
        return Value(value);
    }

    public JournalJsonWriter Property(string name, ulong value)
    {
        AppendName(name);
        _json.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Opens an object or an array that is a property.</summary>
    public JournalJsonWriter Open(string name, char bracket)
    {
        AppendName(name);
        _json.Append(bracket);
        return this;
    }

    /// <summary>Opens an object or an array that is no property.</summary>
    public JournalJsonWriter Open(char bracket)
    {
        AppendComma();
        _json.Append(bracket);
        return this;
    }

    public JournalJsonWriter Close(char bracket)
    {
        _json.Append(bracket);
        return this;
    }

    /// <summary>A text in an array.</summary>
    public JournalJsonWriter Item(string value)
    {
        AppendComma();
        return Value(value);
    }

    /// <summary>Invalid UTF-16 becomes U+FFFD.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_json.ToString());

    private JournalJsonWriter Value(string value)
    {
        _json.Append('"');
        foreach (var character in value)
        {
            if (character is < ' ' or '"' or '\\')
            {
                _json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _json.Append(character);
            }
        }

        _json.Append('"');
        return this;
    }

    private void AppendName(string name)
    {
        AppendComma();
        _json.Append('"').Append(name).Append("\":");
    }

    private void AppendComma()
    {
        if (_json.Length > 0 && _json[^1] is not ('{' or '['))
        {
            _json.Append(',');
        }
    }
}
