using System.Globalization;
using System.Text;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>Reads statements of TOML 1.0 (toml.io) as far as <see cref="TomlRules"/> needs them.</summary>
internal sealed class TomlReader(string text)
{
    private int _at;

    /// <summary>Counted from 1.</summary>
    public int Line => text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1;

    private char Current => _at < text.Length ? text[_at] : '\0';

    /// <summary>Goes to the next statement; false at the end.</summary>
    public bool NextStatement()
    {
        SkipSpace(lines: true);
        return _at < text.Length;
    }

    /// <summary>A table's header, with the end of its line.</summary>
    public bool TryTable(out string name)
    {
        name = "";
        if (Current != '[')
        {
            return false;
        }

        _at++;
        SkipSpace(lines: false);
        name = Name();
        SkipSpace(lines: false);
        Take(']');
        EndStatement();
        return true;
    }

    /// <summary>A key with its equals sign.</summary>
    public string Key()
    {
        SkipSpace(lines: false);
        var key = Name();
        SkipSpace(lines: false);
        Take('=');
        return key;
    }

    /// <summary>A bare value: a number, a date, a truth value.</summary>
    public string Word()
    {
        SkipSpace(lines: false);
        var start = _at;
        while (Current > ' ' && Current is not ('#' or ',' or ']'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Unexpected();
    }

    /// <summary>An array of strings, over as many lines as it likes.</summary>
    public List<string> Texts()
    {
        SkipSpace(lines: false);
        Take('[');
        var texts = new List<string>();
        while (true)
        {
            SkipSpace(lines: true);
            if (Current == ']')
            {
                _at++;
                return texts;
            }

            texts.Add(Text());
            SkipSpace(lines: true);
            if (Current != ']')
            {
                Take(',');
            }
        }
    }

    /// <summary>A comment at most, then the end of the line.</summary>
    public void EndStatement()
    {
        SkipSpace(lines: false);
        if (Current is not ('\n' or '\0'))
        {
            throw Unexpected();
        }
    }

    private string Name()
    {
        if (Current is '"' or '\'')
        {
            return Text();
        }

        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '_')
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Unexpected();
    }

    private string Text()
    {
        var quote = Current;
        if (quote is not ('"' or '\'') || text.AsSpan(_at).StartsWith(new string(quote, 3), StringComparison.Ordinal))
        {
            throw Unexpected();
        }

        _at++;
        var result = new StringBuilder();
        while (Current != quote)
        {
            if (Current is '\n' or '\0')
            {
                throw new TomlException("a string without an end");
            }

            result.Append(Current == '\\' && quote == '"' ? Escape() : text[_at].ToString());
            _at++;
        }

        _at++;
        return result.ToString();
    }

    /// <summary>Leaves the reader at its last character.</summary>
    private string Escape()
    {
        _at++;
        var length = Current switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (length == 0)
        {
            return Current switch
            {
                '"' => "\"",
                '\\' => "\\",
                't' => "\t",
                'n' => "\n",
                'r' => "\r",
                'b' => "\b",
                'f' => "\f",
                _ => throw new TomlException($"the escape \\{Current}, which TOML does not have (use '…' for regular expressions)"),
            };
        }

        if (_at + length >= text.Length
            || !uint.TryParse(text.AsSpan(_at + 1, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || !Rune.IsValid(value))
        {
            throw Unexpected();
        }

        _at += length;
        return new Rune(value).ToString();
    }

    private void SkipSpace(bool lines)
    {
        while (_at < text.Length)
        {
            if (Current == '#')
            {
                while (Current is not ('\n' or '\0'))
                {
                    _at++;
                }
            }
            else if (Current is ' ' or '\t' or '\r' || (lines && Current == '\n'))
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private void Take(char expected)
    {
        if (Current != expected)
        {
            throw Unexpected();
        }

        _at++;
    }

    private TomlException Unexpected()
    {
        var end = text.AsSpan(_at).IndexOf('\n');
        var rest = text.AsSpan(_at, Math.Min(40, end < 0 ? text.Length - _at : end)).ToString();
        return new TomlException(rest.Length == 0 ? "the end of the line" : $"\"{rest}\"");
    }
}
