using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>
/// Reads JSON into nodes that keep their positions. Comments are allowed (people comment out a hook), trailing commas
/// and duplicate keys are not (they hide mistakes). Never throws on bad content.
/// </summary>
internal static class ConfigNodeReader
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxDepth = 32;

    /// <returns>The root, or null when the text is not JSON (one error says why).</returns>
    public static ConfigNode? Read(string file, ReadOnlyMemory<byte> bytes, TrustClass trust, DiagnosticBag bag)
    {
        if (bytes.Length > MaxBytes)
        {
            bag.Error(
                DiagnosticCodes.ConfigurationTooBig, new SourceLocation(file), $"{bytes.Length} bytes", $"at most {MaxBytes}");
            return null;
        }

        var source = new SourceText(file, WithoutByteOrderMark(bytes), trust);
        return IsUtf8(source, bag) ? Read(source, bag) : null;
    }

    private static ConfigNode? Read(SourceText source, DiagnosticBag bag)
    {
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };
        var reader = new Utf8JsonReader(source.Utf8.Span, options);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, source, bag);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            var offset = source.LineStart(e.LineNumber ?? 0) + (int)(e.BytePositionInLine ?? 0);
            bag.Error(DiagnosticCodes.BrokenJson, source.Locate(offset), $"broken JSON: {Cause(e)}", "JSON (// comments are allowed)");
            return null;
        }
    }

    private static ConfigNode ReadValue(ref Utf8JsonReader reader, SourceText source, DiagnosticBag bag)
    {
        var point = new SourcePoint(source, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new ConfigNode(ConfigNodeKind.Object, point) { Members = ReadMembers(ref reader, source, bag) };
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<ConfigNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, source, bag));
                }

                return new ConfigNode(ConfigNodeKind.Array, point) { Items = items.ToImmutable() };
            case JsonTokenType.String:
                return new ConfigNode(ConfigNodeKind.Text, point) { Text = ReadText(ref reader, source, bag) };
            case JsonTokenType.Number:
                return new ConfigNode(ConfigNodeKind.Number, point) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new ConfigNode(ConfigNodeKind.Switch, point)
                {
                    Text = reader.TokenType == JsonTokenType.True ? "true" : "false",
                };
            default:
                return new ConfigNode(ConfigNodeKind.Null, point);
        }
    }

    private static ImmutableArray<ConfigMember> ReadMembers(ref Utf8JsonReader reader, SourceText source, DiagnosticBag bag)
    {
        var members = ImmutableArray.CreateBuilder<ConfigMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var point = new SourcePoint(source, (int)reader.TokenStartIndex);
            var name = ReadText(ref reader, source, bag);
            reader.Read();
            var value = ReadValue(ref reader, source, bag);
            if (names.Add(name))
            {
                members.Add(new ConfigMember(name, point, value));
                continue;
            }

            bag.Error(
                DiagnosticCodes.DuplicateKey,
                point.Location,
                $"the key \"{ConfigNode.Printable(name)}\" a second time",
                "each key once",
                "remove one of them");
        }

        return members.ToImmutable();
    }

    /// <summary>An escape such as <c>\ud800</c> alone is valid JSON grammar but no text.</summary>
    private static string ReadText(ref Utf8JsonReader reader, SourceText source, DiagnosticBag bag)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            bag.Error(
                DiagnosticCodes.BrokenJson,
                source.Locate((int)reader.TokenStartIndex),
                "an escape that is half a character",
                "surrogates in pairs",
                "write the character itself");
            return "";
        }
    }

    private static bool IsUtf8(SourceText source, DiagnosticBag bag)
    {
        if (Utf8.IsValid(source.Utf8.Span))
        {
            return true;
        }

        var rest = source.Utf8.Span;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
        {
            rest = rest[length..];
        }

        var offset = source.Utf8.Length - rest.Length;
        bag.Error(DiagnosticCodes.BrokenJson, source.Locate(offset), $"the byte 0x{rest[0]:x2}", "UTF-8", "save the file as UTF-8");
        return false;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>The parser's message without the position, which the location says better.</summary>
    private static string Cause(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var cause = (end < 0 ? e.Message : e.Message[..end]).TrimEnd('.');
        return cause.Contains("trailing comma", StringComparison.Ordinal) ? "a comma before the closing bracket" : ConfigNode.Printable(cause);
    }
}
