using System.Text;
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

    [Theory]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1, "a comma before the closing bracket")]
    [InlineData("{\n  \"ä\": nul }", 2, 11, "broken JSON")]
    [InlineData("", 1, 1, "broken JSON")]
    [InlineData("{} {}", 1, 4, "broken JSON")]
    [InlineData("[\"\\ud800\"]", 1, 2, "half a character")]
    public void Read_BrokenText_IsOneErrorWithItsPlace(string text, int line, int column, string found)
    {
        Read(text, out var bag);

        var error = bag.Should().ContainSingle().Subject;
        error.Code.Should().Be(DiagnosticCodes.BrokenJson);
        error.Location.Should().Be(new SourceLocation("f.json", line, column));
        error.Found.Should().Contain(found);
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

    private static ConfigNode? Read(string text, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        return ConfigNodeReader.Read("f.json", Encoding.UTF8.GetBytes(text), TrustClass.Host, bag);
    }
}
