using System.Collections.Immutable;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Names of settings: camelCase, each once.</summary>
internal static class SettingChecks
{
    public static void Check(string owner, ImmutableArray<SettingManifest> settings, CodeLocation place, List<PackError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (!IsCamelCase(setting.Name))
            {
                errors.Add(new PackError(
                    PackCodes.BadSetting, place, $"setting '{setting.Name}' of {owner} must be camelCase: a lower-case letter, then letters and digits"));
            }
            else if (!seen.Add(setting.Name))
            {
                errors.Add(new PackError(PackCodes.BadSetting, place, $"setting '{setting.Name}' of {owner} is declared twice"));
            }
        }
    }

    private static bool IsCamelCase(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
