using System.Text;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>
/// Finds the header: the comment lines from <c>// hook: ID</c> on, up to the first line that is no comment or an empty one.
/// Before it there may be a <c>#!</c> line, empty lines and other comment lines (a licence, say), but no code.
/// </summary>
internal static class HeaderScanner
{
    /// <summary>Lines that are searched: a header stands at the top.</summary>
    private const int LastLine = 200;

    /// <summary>The lines of the header in their order; none when there is no header.</summary>
    public static List<HeaderLine> Scan(SourceText text, DiagnosticBag bag)
    {
        var header = new List<HeaderLine>();
        var stray = new List<HeaderLine>();
        var utf8 = text.Utf8.Span;
        var offset = utf8.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var number = 0; offset < utf8.Length && number < LastLine; number++)
        {
            var end = utf8[offset..].IndexOf((byte)'\n') is var length and >= 0 ? offset + length : utf8.Length;
            var line = utf8[offset..end].TrimEnd((byte)'\r');
            if (!IsComment(line))
            {
                if (header.Count > 0 || !MayPrecede(line, number))
                {
                    break;
                }
            }
            else if (!Read(text, offset, line, header, stray, bag))
            {
                break;
            }

            offset = end + 1;
        }

        if (header.Count == 0)
        {
            ReportStray(stray, bag);
        }

        return header;
    }

    private static bool IsComment(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8).StartsWith("//"u8);

    private static bool MayPrecede(ReadOnlySpan<byte> line, int number) =>
        line.Trim(" \t"u8).IsEmpty || (number == 0 && line.StartsWith("#!"u8));

    /// <returns>Whether the header may go on after this line.</returns>
    private static bool Read(
        SourceText text, int offset, ReadOnlySpan<byte> line, List<HeaderLine> header, List<HeaderLine> stray, DiagnosticBag bag)
    {
        var comment = line.TrimStart(" \t"u8);
        var start = offset + line.Length - comment.Length;
        if (comment[2..].Trim(" \t"u8).IsEmpty)
        {
            return header.Count == 0;
        }

        var parsed = Parse(text, start + 2, comment[2..]);
        if (parsed is null)
        {
            if (header.Count > 0)
            {
                bag.Error(
                    DiagnosticCodes.BadScriptHeader,
                    text.Locate(start),
                    "a line of the header without a key",
                    "\"// key: value\"",
                    "end the header with an empty line before other comments");
            }
        }
        else if (header.Count > 0 || string.Equals(parsed.Key, HeaderKeys.Hook, StringComparison.Ordinal))
        {
            header.Add(parsed);
        }
        else
        {
            stray.Add(parsed);
        }

        return true;
    }

    private static HeaderLine? Parse(SourceText text, int offset, ReadOnlySpan<byte> content)
    {
        var colon = content.IndexOf((byte)':');
        if (colon < 0)
        {
            return null;
        }

        var key = content[..colon].Trim(" \t"u8);
        if (key.IsEmpty || !IsWord(key))
        {
            return null;
        }

        var keyStart = offset + content[..colon].IndexOf(key);
        var rest = content[(colon + 1)..];
        var value = rest.TrimStart(" \t"u8);
        var valueStart = offset + colon + 1 + rest.Length - value.Length;
        return new HeaderLine(
            Encoding.UTF8.GetString(key),
            Encoding.UTF8.GetString(value.TrimEnd(" \t"u8)),
            new SourcePoint(text, keyStart),
            new SourcePoint(text, valueStart));
    }

    private static bool IsWord(ReadOnlySpan<byte> key)
    {
        foreach (var b in key)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b != '-' && b != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lines that look like a header which nothing introduces: somebody believes that they count.</summary>
    private static void ReportStray(List<HeaderLine> stray, DiagnosticBag bag)
    {
        foreach (var line in stray)
        {
            if (HeaderKeys.All.Contains(line.Key, StringComparer.Ordinal))
            {
                bag.Error(
                    DiagnosticCodes.BadScriptHeader,
                    line.KeyPoint.Location,
                    $"\"{line.Key}:\" outside a header",
                    "\"// hook: ID\" as the first line of the header",
                    "put that line before it");
                return;
            }
        }
    }
}
