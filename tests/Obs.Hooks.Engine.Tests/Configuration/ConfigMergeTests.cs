using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class ConfigMergeTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":3,\"c\":4}", "{\"a\":1,\"b\":3,\"c\":4}")]
    [InlineData("{\"s\":{\"x\":1,\"y\":[1,2]}}", "{\"s\":{\"y\":[3]}}", "{\"s\":{\"x\":1,\"y\":[3]}}")]
    [InlineData("{\"a\":{\"x\":1}}", "{\"a\":null}", "{\"a\":null}")]
    public void Merge_TwoLayers_HigherWinsByKey(string low, string high, string expected) =>
        Write(ConfigMerge.Merge(Parse(low), Parse(high))).Should().Be(expected);

    [Fact]
    public void Merge_Value_KeepsTheFileItCameFrom()
    {
        var merged = ConfigMerge.Merge(Parse("{\"a\":1,\"b\":2}", "low"), Parse("{\"b\":3}", "high"));

        merged.Find("a")!.Location.File.Should().Be("low");
        merged.Find("b")!.Location.File.Should().Be("high");
    }

    [Fact]
    public void Merge_SameLayerTwice_ChangesNothing() =>
        Prop.ForAll(Layer().ToArbitrary(), static text =>
            Write(ConfigMerge.Merge(Parse(text), Parse(text))) == Write(Parse(text))).QuickCheckThrowOnFailure();

    /// <summary>
    /// For layers that agree about which keys are objects: an object over a number over an object forgets the lowest
    /// one when merged from below, and cannot when merged from above. The binder refuses such layers.
    /// </summary>
    [Fact]
    public void Merge_ThreeLayers_IsAssociative()
    {
        var three = from a in Layer() from b in Layer() from c in Layer() select (a, b, c);
        Prop.ForAll(three.ToArbitrary(), static layers =>
        {
            var (a, b, c) = (Parse(layers.a), Parse(layers.b), Parse(layers.c));
            return Write(ConfigMerge.Merge(ConfigMerge.Merge(a, b), c)) == Write(ConfigMerge.Merge(a, ConfigMerge.Merge(b, c)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Upper-case keys hold objects, lower-case ones numbers.</summary>
    private static Gen<string> Layer(int depth = 3)
    {
        var number = from key in Gen.Elements("a", "b", "c") from value in Gen.Choose(0, 9) select (key, $"{value}");
        var member = depth == 0
            ? number
            : Gen.OneOf(number, from key in Gen.Elements("A", "B") from value in Layer(depth - 1) select (key, value));
        return from members in Gen.ListOf(member)
               select "{" + string.Join(",", members.DistinctBy(m => m.key).Select(m => $"\"{m.key}\":{m.Item2}")) + "}";
    }

    private static ConfigNode Parse(string text, string file = "f.json")
    {
        var bag = new DiagnosticBag();
        var node = ConfigNodeReader.Read(file, Encoding.UTF8.GetBytes(text), TrustClass.Host, bag);
        bag.Should().BeEmpty();
        return node!;
    }

    private static string Write(ConfigNode node) => node.Kind switch
    {
        ConfigNodeKind.Object => "{" + string.Join(",", node.Members.Select(m => $"\"{m.Name}\":{Write(m.Value)}")) + "}",
        ConfigNodeKind.Array => "[" + string.Join(",", node.Items.Select(Write)) + "]",
        ConfigNodeKind.Null => "null",
        _ => node.Text,
    };
}
