using System.Text;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>
/// The tokens of JSON (RFC 8259) with // and /* */ comments between them. Not Utf8JsonReader: its vectorised search is
/// compiled anew in every process, 6 to 10 ms at each start of the engine, and its messages are not for people.
/// </summary>
/// <param name="utf8">Valid UTF-8.</param>
internal ref struct JsonScanner(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;

    /// <summary>The next byte to be read.</summary>
    public int Offset { get; private set; }

    /// <summary>The next byte that is neither blank nor comment; 0 at the end.</summary>
    public byte Peek()
    {
        SkipBlanks();
        return Current;
    }

    /// <summary>Takes the next byte if it is the wanted one.</summary>
    public bool Take(char wanted)
    {
        if (Peek() != wanted)
        {
            return false;
        }

        Offset++;
        return true;
    }

    public void Require(char wanted, string expected)
    {
        if (!Take(wanted))
        {
            throw Unexpected(expected);
        }
    }

    /// <summary>Takes <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool TakeWord(ReadOnlySpan<byte> word)
    {
        if (!_utf8[Offset..].StartsWith(word))
        {
            return false;
        }

        Offset += word.Length;
        return true;
    }

    /// <summary>Takes a string, decoded.</summary>
    public string TakeText()
    {
        Offset++;
        var start = Offset;
        while (Current != '"' && Current != '\\')
        {
            SkipCharacter();
        }

        var text = Encoding.UTF8.GetString(_utf8[start..Offset]);
        if (Current == '\\')
        {
            text = TakeEscapes(text);
        }

        Offset++;
        return text;
    }

    /// <summary>Takes a number, as written.</summary>
    public string TakeNumber()
    {
        var start = Offset;
        Offset += Current == '-' ? 1 : 0;
        if (Current == '0')
        {
            Offset++;
        }
        else
        {
            TakeDigits();
        }

        if (Current == '.')
        {
            Offset++;
            TakeDigits();
        }

        if (Current is (byte)'e' or (byte)'E')
        {
            Offset++;
            Offset += Current is (byte)'+' or (byte)'-' ? 1 : 0;
            TakeDigits();
        }

        return Encoding.UTF8.GetString(_utf8[start..Offset]);
    }

    /// <summary>What stands at the offset is not what was expected.</summary>
    public readonly JsonSyntaxException Unexpected(string expected)
    {
        if (Offset >= _utf8.Length)
        {
            return new JsonSyntaxException(Offset, "the end of the file", expected);
        }

        _ = Rune.DecodeFromUtf8(_utf8[Offset..], out var rune, out _);
        var found = Rune.IsControl(rune) ? $"the control character U+{rune.Value:X4}" : $"'{rune}'";
        return new JsonSyntaxException(Offset, found, expected);
    }

    private readonly byte Current => Offset < _utf8.Length ? _utf8[Offset] : (byte)0;

    private void SkipBlanks()
    {
        while (true)
        {
            if (Current is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                Offset++;
            }
            else if (!SkipComment())
            {
                return;
            }
        }
    }

    private bool SkipComment()
    {
        var rest = _utf8[Offset..];
        if (rest.StartsWith("//"u8))
        {
            var end = rest.IndexOf((byte)'\n');
            Offset += end < 0 ? rest.Length : end;
            return true;
        }

        if (!rest.StartsWith("/*"u8))
        {
            return false;
        }

        var close = rest[2..].IndexOf("*/"u8);
        if (close < 0)
        {
            throw new JsonSyntaxException(Offset, "a comment without its end", "*/");
        }

        Offset += close + 4;
        return true;
    }

    private void TakeDigits()
    {
        if (!char.IsAsciiDigit((char)Current))
        {
            throw Unexpected("a digit");
        }

        while (char.IsAsciiDigit((char)Current))
        {
            Offset++;
        }
    }

    private void SkipCharacter()
    {
        if (Current < ' ')
        {
            throw Unexpected(Offset < _utf8.Length ? "an escape such as \\n" : "the closing \" of a string");
        }

        Offset++;
    }

    private string TakeEscapes(string begun)
    {
        var text = new StringBuilder(begun);
        while (Current != '"')
        {
            if (Current == '\\')
            {
                Offset++;
                TakeEscape(text);
                continue;
            }

            var start = Offset;
            while (Current != '"' && Current != '\\')
            {
                SkipCharacter();
            }

            text.Append(Encoding.UTF8.GetString(_utf8[start..Offset]));
        }

        return text.ToString();
    }

    private void TakeEscape(StringBuilder text)
    {
        var start = Offset - 1;
        if (Current == 'u')
        {
            var first = TakeHex();
            if (!char.IsSurrogate(first))
            {
                text.Append(first);
                return;
            }

            if (char.IsHighSurrogate(first) && TakeWord("\\"u8) && Current == 'u' && TakeHex() is var second && char.IsLowSurrogate(second))
            {
                text.Append(first).Append(second);
                return;
            }

            throw new JsonSyntaxException(start, "an escape that is half a character", "surrogates in pairs");
        }

        text.Append((char)Current switch
        {
            '"' or '\\' or '/' => (char)Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Unexpected("one of \" \\ / b f n r t u after \\"),
        });
        Offset++;
    }

    /// <summary>Takes <c>uXXXX</c>.</summary>
    private char TakeHex()
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            Offset++;
            if (!char.IsAsciiHexDigit((char)Current))
            {
                throw Unexpected("four hexadecimal digits after \\u");
            }

            value = (value << 4) | Convert.ToInt32(((char)Current).ToString(), 16);
        }

        Offset++;
        return (char)value;
    }
}
