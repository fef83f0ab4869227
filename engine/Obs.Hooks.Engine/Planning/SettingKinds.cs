using System.Globalization;
using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Compares what stands in a file with what a plugin declares.</summary>
internal static class SettingKinds
{
    /// <summary>null always fits: it takes back what a lower layer set.</summary>
    public static bool Fits(ConfigNode node, SettingKind kind) => node.Kind == ConfigNodeKind.Null || kind switch
    {
        SettingKind.Text => node.Kind == ConfigNodeKind.Text,
        SettingKind.Switch => node.Kind == ConfigNodeKind.Switch,
        SettingKind.Integer => node.Kind == ConfigNodeKind.Number
            && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        SettingKind.TextList => node.Kind == ConfigNodeKind.Array
            && node.Items.All(static i => i.Kind == ConfigNodeKind.Text),
        SettingKind.Structure => node.Kind == ConfigNodeKind.Object,
        _ => false,
    };

    public static string Describe(SettingKind kind) => kind switch
    {
        SettingKind.Text => "a text",
        SettingKind.Switch => "true or false",
        SettingKind.Integer => "a whole number",
        SettingKind.TextList => "an array of texts",
        _ => "an object",
    };
}
