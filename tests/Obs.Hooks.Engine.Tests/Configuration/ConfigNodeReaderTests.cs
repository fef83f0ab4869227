using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class ConfigNodeReaderTests
{
    [Fact]
    public void Read_NestedValues_KeepLineAndColumn()
    {
        var root = Read("{\n  \"hooks\": {\n    \"ä\": [ true, 12 ]\n  }\n}", out var bag);

        bag.Should().BeEmpty();
        var member = root!.Find("hooks")!.Members[0];
        member.NamePoint.Location.Should().Be(new SourceLocation("f.json", 3, 5));
        member.Value.Items[0].Location.Should().Be(new SourceLocation("f.json", 3, 12));
        member.Value.Items[1].Location.Should().Be(new SourceLocation("f.json", 3, 18));
    }

    [Fact]
    public void Read_Comments_AreSkipped()
    {
        var root = Read("// why\n{ /* how */ \"a\": 1 }", out var bag);

        bag.Should().BeEmpty();
        root!.Find("a")!.Location.Should().Be(new SourceLocation("f.json", 2, 18));
    }

    [Fact]
    public void Read_ByteOrderMark_DoesNotCount()
    {
        Read("\uFEFF5", out var bag)!.Location.Column.Should().Be(1);
        bag.Should().BeEmpty();
    }

    [InlineData("{\n  \"a\": 1,\n}", 3, 1, "'}' after a comma; expected another item, or no comma")]
    [InlineData("[1,]", 1, 4, "']' after a comma; expected another item, or no comma")]
    [InlineData("{\n  \"ä\": nul }", 2, 8, "'n'; expected a value")]
    [InlineData("", 1, 1, "the end of the file; expected a value")]
    [InlineData("{} {}", 1, 4, "'{'; expected the end of the file")]
    [InlineData("[\"x\\ud800\"]", 1, 4, "an escape that is half a character; expected surrogates in pairs")]
    [InlineData("[\"\\x\"]", 1, 4, "'x'; expected one of \" \\ / b f n r t u after \\")]
    [InlineData("[\"a\nb\"]", 1, 4, "the control character U+000A; expected an escape such as \\n")]
    [InlineData("[\"a", 1, 4, "the end of the file; expected the closing \" of a string")]
    [InlineData("{ a: 1 }", 1, 3, "'a'; expected a key in quotes")]
    [InlineData("{ \"a\" 1 }", 1, 7, "'1'; expected ':' after the key")]
    [InlineData("[1 2]", 1, 4, "'2'; expected ',' or ']'")]
    [InlineData("[01]", 1, 3, "'1'; expected ',' or ']'")]
    [InlineData("[1.]", 1, 4, "']'; expected a digit")]
    [InlineData("[] /* why", 1, 4, "a comment without its end; expected */")]
    [Theory]
    public void Read_BrokenText_IsOneErrorWithItsPlace(string text, int line, int column, string message)
    {
        Read(text, out var bag);

        var error = bag.Should().ContainSingle().Subject;
        error.Code.Should().Be(DiagnosticCodes.BrokenJson);
        error.Location.Should().Be(new SourceLocation("f.json", line, column));
        $"{error.Found}; expected {error.Expected}".Should().Be($"broken JSON: {message}");
    }

    [Fact]
    public void Read_NoUtf8_NamesTheByte()
    {
        var bag = new DiagnosticBag();
        ConfigNodeReader.Read("f.json", new byte[] { (byte)'[', 0xff, (byte)']' }, TrustClass.Host, bag).Should().BeNull();

        bag.Single().Location.Should().Be(new SourceLocation("f.json", 1, 2));
        bag.Single().Found.Should().Be("the byte 0xff");
    }

    [Fact]
    public void Read_KeyTwice_NamesTheSecond()
    {
        var root = Read("{ \"a\": 1,\n \"a\": 2 }", out var bag);

        root!.Find("a")!.Text.Should().Be("1");
        bag.Single().Code.Should().Be(DiagnosticCodes.DuplicateKey);
        bag.Single().Location.Should().Be(new SourceLocation("f.json", 2, 2));
    }

    [Fact]
    public void Read_TooDeep_IsAnError()
    {
        var depth = ConfigNodeReader.MaxDepth + 1;
        Read(new string('[', depth) + new string(']', depth), out var bag).Should().BeNull();
        bag.HasErrors.Should().BeTrue();
    }

    [Fact]
    public void Read_TooBig_IsAnError()
    {
        Read(new string(' ', ConfigNodeReader.MaxBytes) + "1", out var bag).Should().BeNull();
        bag.Single().Code.Should().Be(DiagnosticCodes.ConfigurationTooBig);
    }

    [Theory]
    [InlineData("\"a\\u00e4\\n\\/\\\\ \\ud83d\\ude00 é\"", "aä\n/\\ \U0001F600 é")]
    [InlineData("-0.5e+10", "-0.5e+10")]
    [InlineData(" /* a */ true // b", "true")]
    public void Read_Scalar_IsDecoded(string text, string expected) =>
        Read(text, out _)!.Text.Should().Be(expected);

    /// <summary>The reader is our own; the platform's is the oracle for what is JSON and what it says.</summary>
    [Fact]
    public void Read_AnyText_AgreesWithThePlatformsReader()
    {
        var pieces = Gen.Elements(
            "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"\\u00e4\\n\"", "\"\\q\"", "\"\t\"", "\"", "\\", "0", "-1", "01", "1.5",
            "1.", "1e5", "1E+", "true", "fals", "null", " ", "\n", "// c\n", "/* c */", "/", "\u00e4");
        Prop.ForAll(pieces.ListOf().Select(static p => string.Concat(p.Take(9))).ToArbitrary(), static text =>
        {
            var node = Read(text, out var bag);
            return bag.Any(static d => d.Code == DiagnosticCodes.DuplicateKey) || Shape(node) == Platform(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(static bytes =>
        {
            var bag = new DiagnosticBag();
            var root = ConfigNodeReader.Read("f.json", bytes, TrustClass.Host, bag);
            return root is not null || bag.HasErrors;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_DamagedConfiguration_NeverThrows()
    {
        var good = Encoding.UTF8.GetBytes("{\"hooks\":{\"a\":{\"when\":{\"archs\":[\"\\u00e4*\"]},\"timeout\":\"5m\"}}}");
        var damage =
            from place in Gen.Choose(0, good.Length - 1)
            from value in Gen.Choose(0, 255)
            from length in Gen.Choose(1, good.Length)
            select (place, (byte)value, length);
        Prop.ForAll(damage.ToArbitrary(), edit =>
        {
            var bytes = good.ToArray();
            bytes[edit.place] = edit.Item2;
            var bag = new DiagnosticBag();
            var layer = Engine.Configuration.HookConfigurationLoader.Parse("f", bytes.AsMemory(0, edit.length), TrustClass.Host, bag);
            return layer is not null || bag.HasErrors;
        }).QuickCheckThrowOnFailure();
    }

    private static string? Platform(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return Shape(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(m => $"{m.Name}:{Shape(m.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Shape)) + "]",
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    private static string? Shape(ConfigNode? node) => node?.Kind switch
    {
        null => null,
        ConfigNodeKind.Object => "{" + string.Join(",", node.Members.Select(m => $"{m.Name}:{Shape(m.Value)}")) + "}",
        ConfigNodeKind.Array => "[" + string.Join(",", node.Items.Select(Shape)) + "]",
        ConfigNodeKind.Null => "null",
        _ => node.Text,
    };

    private static ConfigNode? Read(string text, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        return ConfigNodeReader.Read("f.json", Encoding.UTF8.GetBytes(text), TrustClass.Host, bag);
    }
}
