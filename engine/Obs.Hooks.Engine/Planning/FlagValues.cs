using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// Makes what <c>BuildFlags: hook:ID:KEY=VALUE</c> says what the hook declares: a flag is a text, a list of texts is separated
/// by commas. What does not fit stays a text, and is refused as one.
/// </summary>
internal static class FlagValues
{
    public static ConfiguredHook Typed(ConfiguredHook hook, HookManifest manifest)
    {
        if (hook.Options.Settings is not { } settings || !settings.Members.Any(static m => m.Value.Point.Text.HasUntypedValues))
        {
            return hook;
        }

        var members = settings.Members.Select(m => m.Value.Point.Text.HasUntypedValues
            ? m with { Value = Typed(m.Value, KindOf(manifest, m.Name)) }
            : m);
        return hook with { Options = hook.Options with { Settings = settings with { Members = [.. members] } } };
    }

    private static SettingKind KindOf(HookManifest manifest, string name)
    {
        foreach (var setting in manifest.Settings)
        {
            if (string.Equals(setting.Name, name, StringComparison.Ordinal))
            {
                return setting.Kind;
            }
        }

        return SettingKind.Text;
    }

    private static ConfigNode Typed(ConfigNode node, SettingKind kind) => kind switch
    {
        SettingKind.Integer when long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            node with { Kind = ConfigNodeKind.Number, Text = number.ToString(CultureInfo.InvariantCulture) },
        SettingKind.Switch when node.Text is "true" or "false" => node with { Kind = ConfigNodeKind.Switch },
        SettingKind.TextList => node with { Kind = ConfigNodeKind.Array, Text = "", Items = Items(node) },
        _ => node,
    };

    private static ImmutableArray<ConfigNode> Items(ConfigNode node) =>
        [.. node.Text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => new ConfigNode(ConfigNodeKind.Text, node.Point) { Text = t })];
}
