using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Takes typed values out of the nodes of a generated file. All throw <see cref="BrokenManifestException"/>.</summary>
internal static class ManifestNodes
{
    public static ConfigNode Member(this ConfigNode owner, string name, ConfigNodeKind kind)
    {
        if (owner.Kind != ConfigNodeKind.Object)
        {
            throw new BrokenManifestException(owner, owner.Describe(), "an object");
        }

        var value = owner.Find(name) ?? throw new BrokenManifestException(owner, $"no \"{name}\"", $"a \"{name}\"");
        return value.Must(kind, $"\"{name}\" is {value.Describe()}");
    }

    public static string Text(this ConfigNode owner, string name) => owner.Member(name, ConfigNodeKind.Text).Text;

    public static bool Switch(this ConfigNode owner, string name) => owner.Member(name, ConfigNodeKind.Switch).Text == "true";

    public static int Integer(this ConfigNode owner, string name)
    {
        var node = owner.Member(name, ConfigNodeKind.Number);
        return int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BrokenManifestException(node, $"\"{name}\" is {node.Describe()}", "a number");
    }

    public static int Choice(this ConfigNode owner, string name, ReadOnlySpan<string> names) =>
        owner.Member(name, ConfigNodeKind.Text).ChoiceOf(names);

    public static int ChoiceOf(this ConfigNode node, ReadOnlySpan<string> names)
    {
        var index = ManifestNames.IndexOf(names, node.Must(ConfigNodeKind.Text, node.Describe()).Text);
        return index >= 0 ? index : throw new BrokenManifestException(node, node.Describe(), "one of " + string.Join(", ", names));
    }

    public static ImmutableArray<ConfigNode> Items(this ConfigNode owner, string name) =>
        owner.Member(name, ConfigNodeKind.Array).Items;

    public static ImmutableArray<string> Texts(this ConfigNode owner, string name)
    {
        var items = owner.Items(name);
        var texts = new string[items.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = items[i].Must(ConfigNodeKind.Text, items[i].Describe()).Text;
        }

        return ImmutableArray.Create(texts);
    }

    private static ConfigNode Must(this ConfigNode node, ConfigNodeKind kind, string found) =>
        node.Kind == kind ? node : throw new BrokenManifestException(node, found, Describe(kind));

    private static string Describe(ConfigNodeKind kind) => kind switch
    {
        ConfigNodeKind.Switch => "true or false",
        ConfigNodeKind.Number => "a number",
        ConfigNodeKind.Text => "a text",
        ConfigNodeKind.Array => "an array",
        _ => "an object",
    };
}
