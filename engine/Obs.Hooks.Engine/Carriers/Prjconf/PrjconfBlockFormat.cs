using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>
/// How a file becomes comment lines of a project configuration and a file again:
/// <code>
/// #obs-hooks begin hello.csx 31 SHA256
/// #| log.Info("100~25");
/// #obs-hooks end hello.csx
/// </code>
/// Comment lines are what every OBS parser carries and ignores (Build.pm drops them before it expands macros, the source
/// server concatenates them). <c>%</c> is escaped all the same, since older parsers expanded first; so are characters an
/// editor or a web form would lose: control characters and blanks at the end of a line. A line can neither begin with
/// <c>###</c> (sections) nor with <c>#!</c> (directives).
/// </summary>
internal static class PrjconfBlockFormat
{
    public const string Marker = "#obs-hooks ";
    public const string Begin = Marker + "begin ";
    public const string End = Marker + "end ";
    public const string Line = "#|";
    public const string ConfigurationName = "hooks.json";
    public const string ScriptSuffix = ".csx";

    /// <summary>A project configuration is fetched and parsed for each job: no place for more.</summary>
    public const int MaxBytes = 256 * 1024;

    private const char Escape = '~';

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Letters, digits and <c>._+-</c>, no leading dot or dash, and a suffix that says what it is.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 128 || name[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '+' or '-'))
            {
                return false;
            }
        }

        return name is ConfigurationName || (name.EndsWith(ScriptSuffix, StringComparison.Ordinal) && name.Length > ScriptSuffix.Length);
    }

    /// <summary>The lines of a block, without line ends.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static List<string> Encode(string name, ReadOnlySpan<byte> utf8)
    {
        var text = s_strict.GetString(utf8);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{Begin}{name} {utf8.Length} {Sha256.HexOf(utf8)}"),
        };
        var content = text.EndsWith('\n') ? text.AsSpan(0, text.Length - 1) : text;
        if (text.Length > 0)
        {
            foreach (var range in content.Split('\n'))
            {
                lines.Add(EncodeLine(content[range]));
            }
        }

        lines.Add(End + name);
        return lines;
    }

    /// <summary>One line of the file; null when it is no such line.</summary>
    public static string? DecodeLine(ReadOnlySpan<char> line)
    {
        if (line.SequenceEqual(Line))
        {
            return "";
        }

        if (!line.StartsWith(Line, StringComparison.Ordinal) || line[Line.Length] != ' ')
        {
            return null;
        }

        var encoded = line[(Line.Length + 1)..];
        if (!encoded.Contains(Escape))
        {
            return encoded.ToString();
        }

        var decoded = new StringBuilder(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != Escape)
            {
                decoded.Append(encoded[i]);
            }
            else if (i + 2 < encoded.Length && char.IsAsciiHexDigit(encoded[i + 1])
                && byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && code < 0x80)
            {
                decoded.Append((char)code);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        return decoded.ToString();
    }

    private static string EncodeLine(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return Line;
        }

        var encoded = new StringBuilder(Line.Length + 1 + line.Length).Append(Line).Append(' ');
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is Escape or '%' or '\x7f' || (c < ' ' && c != '\t') || (i == line.Length - 1 && c is ' ' or '\t'))
            {
                encoded.Append(Escape).Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }
}
