using System.Text.Json;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>Settings that are objects with names of the administrator's choice.</summary>
internal static class SettingObjects
{
    public static IEnumerable<(string Name, JsonElement Value)> Members(HookSettings settings, string setting)
    {
        if (settings.Json.ValueKind == JsonValueKind.Object
            && settings.Json.TryGetProperty(setting, out var structure)
            && structure.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in structure.EnumerateObject())
            {
                // A higher layer of the configuration takes away what a lower one has said with null.
                if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    yield return (member.Name, member.Value);
                }
            }
        }
    }
}
