using System.Buffers.Text;
using System.Numerics;
using System.Text.Json;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// A journal's lines: length of the JSON, a space, its CRC-32C, a space (both eight hexadecimal digits), the JSON, a
/// newline. A line that a crash or a full disk cut short cannot pass for a whole one.
/// </summary>
internal static class JournalFormat
{
    private const int PrefixLength = 18;

    public static byte[] Encode(JournalRecord record)
    {
        var json = WriteJson(record);
        var line = new byte[PrefixLength + json.Length + 1];
        WriteHex((uint)json.Length, line);
        line[8] = (byte)' ';
        WriteHex(Checksum(json), line.AsSpan(9));
        line[17] = (byte)' ';
        json.CopyTo(line.AsSpan(PrefixLength));
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>Reads what is whole and leaves out the rest. Never throws.</summary>
    public static List<JournalRecord> Decode(ReadOnlySpan<byte> content)
    {
        var records = new List<JournalRecord>();
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            if (DecodeLine(content[..end]) is { } record)
            {
                records.Add(record);
            }

            content = content[(end + 1)..];
        }

        return records;
    }

    private static byte[] WriteJson(JournalRecord record)
    {
        var writer = new JournalJsonWriter().Open('{').Property("id", (ulong)record.Id);
        if (record.Entry is { } entry)
        {
            writer.Open("entry", '{');
            entry.WriteProperties(writer);
            writer.Close('}');
        }

        return writer.Close('}').ToUtf8();
    }

    private static JournalRecord? DecodeLine(ReadOnlySpan<byte> line)
    {
        if (line.Length < PrefixLength
            || line[8] != ' '
            || line[17] != ' '
            || !TryReadHex(line[..8], out var length)
            || !TryReadHex(line[9..17], out var checksum)
            || length != (uint)(line.Length - PrefixLength)
            || checksum != Checksum(line[PrefixLength..]))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(line[PrefixLength..], JournalJson.Default.JournalRecord);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // Whole, but written by an engine with other kinds of entries: nothing that this one could undo.
            return null;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var value = ~0u;
        foreach (var b in data)
        {
            value = BitOperations.Crc32C(value, b);
        }

        return ~value;
    }

    private static void WriteHex(uint value, Span<byte> target) =>
        Utf8Formatter.TryFormat(value, target, out _, new System.Buffers.StandardFormat('x', 8));

    private static bool TryReadHex(ReadOnlySpan<byte> digits, out uint value) =>
        Utf8Parser.TryParse(digits, out value, out var used, 'x') && used == 8;
}
