using System.Buffers;
using System.Collections.Immutable;
using System.Text;
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
    public static ConfigNode? Read(string file, ReadOnlyMemory<byte> bytes, TrustClass trust, DiagnosticBag bag) =>
        Read(new SourceText(file, bytes, trust), bag);

    /// <summary>As the other, for a text that may be a part of another file.</summary>
    public static ConfigNode? Read(SourceText text, DiagnosticBag bag)
    {
        if (text.Utf8.Length > MaxBytes)
        {
            bag.Error(
                DiagnosticCodes.ConfigurationTooBig,
                new SourceLocation(text.File),
                $"{text.Utf8.Length} bytes",
                $"at most {MaxBytes}");
            return null;
        }

        var source = text with { Utf8 = WithoutByteOrderMark(text.Utf8) };
        return IsUtf8(source, bag) ? Scan(source, bag) : null;
    }

    private static ConfigNode? Scan(SourceText source, DiagnosticBag bag)
    {
        try
        {
            var scanner = new JsonScanner(source.Utf8.Span);
            var root = ReadValue(ref scanner, source, MaxDepth, bag);
            _ = scanner.Peek();
            return scanner.Offset == source.Utf8.Length ? root : throw scanner.Unexpected("the end of the file");
        }
        catch (JsonSyntaxException e)
        {
            bag.Error(DiagnosticCodes.BrokenJson, source.Locate(e.Offset), $"broken JSON: {e.Found}", e.Expected);
            return null;
        }
    }

    private static ConfigNode ReadValue(ref JsonScanner scanner, SourceText source, int depth, DiagnosticBag bag)
    {
        var first = scanner.Peek();
        var point = new SourcePoint(source, scanner.Offset);
        switch (first)
        {
            case (byte)'{' or (byte)'[' when depth == 0:
                throw new JsonSyntaxException(scanner.Offset, "another level", $"at most {MaxDepth} levels");
            case (byte)'{':
                return new ConfigNode(ConfigNodeKind.Object, point) { Members = ReadMembers(ref scanner, source, depth - 1, bag) };
            case (byte)'[':
                return new ConfigNode(ConfigNodeKind.Array, point) { Items = ReadItems(ref scanner, source, depth - 1, bag) };
            case (byte)'"':
                return new ConfigNode(ConfigNodeKind.Text, point) { Text = scanner.TakeText() };
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return new ConfigNode(ConfigNodeKind.Number, point) { Text = scanner.TakeNumber() };
            case (byte)'t' when scanner.TakeWord("true"u8):
                return new ConfigNode(ConfigNodeKind.Switch, point) { Text = "true" };
            case (byte)'f' when scanner.TakeWord("false"u8):
                return new ConfigNode(ConfigNodeKind.Switch, point) { Text = "false" };
            case (byte)'n' when scanner.TakeWord("null"u8):
                return new ConfigNode(ConfigNodeKind.Null, point);
            default:
                throw scanner.Unexpected("a value");
        }
    }

    private static ImmutableArray<ConfigNode> ReadItems(ref JsonScanner scanner, SourceText source, int depth, DiagnosticBag bag)
    {
        var items = ImmutableArray.CreateBuilder<ConfigNode>();
        scanner.Require('[', "[");
        if (scanner.Take(']'))
        {
            return [];
        }

        do
        {
            items.Add(ReadValue(ref scanner, source, depth, bag));
        }
        while (TakeComma(ref scanner, ']'));
        return items.ToImmutable();
    }

    private static ImmutableArray<ConfigMember> ReadMembers(ref JsonScanner scanner, SourceText source, int depth, DiagnosticBag bag)
    {
        var members = ImmutableArray.CreateBuilder<ConfigMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        scanner.Require('{', "{");
        if (scanner.Take('}'))
        {
            return [];
        }

        do
        {
            if (scanner.Peek() != '"')
            {
                throw scanner.Unexpected("a key in quotes");
            }

            var point = new SourcePoint(source, scanner.Offset);
            var name = scanner.TakeText();
            scanner.Require(':', "':' after the key");
            var member = new ConfigMember(name, point, ReadValue(ref scanner, source, depth, bag));
            if (names.Add(name))
            {
                members.Add(member);
            }
            else
            {
                ReportDuplicate(member, bag);
            }
        }
        while (TakeComma(ref scanner, '}'));
        return members.ToImmutable();
    }

    /// <summary>Whether another item follows; the closing bracket is taken.</summary>
    private static bool TakeComma(ref JsonScanner scanner, char close)
    {
        if (scanner.Take(close))
        {
            return false;
        }

        scanner.Require(',', $"',' or '{close}'");
        return scanner.Peek() != close
            ? true
            : throw new JsonSyntaxException(scanner.Offset, $"'{close}' after a comma", "another item, or no comma");
    }

    private static void ReportDuplicate(ConfigMember member, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.DuplicateKey,
            member.NamePoint.Location,
            $"the key \"{ConfigNode.Printable(member.Name)}\" a second time",
            "each key once",
            "remove one of them");

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
}
