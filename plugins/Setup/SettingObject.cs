using System.Collections.Immutable;
using System.Text.Json;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>One object in a setting; collects what is wrong with it.</summary>
/// <param name="place">Where it is, for messages.</param>
/// <param name="value">The object, or something else that has no members.</param>
/// <param name="problems">Takes the messages.</param>
internal sealed class SettingObject(string place, JsonElement value, List<string> problems)
{
    public void Wrong(string expected) => problems.Add($"{place}: expected {expected}");

    /// <summary>Complains about members with other names.</summary>
    public void OnlyHas(string expected, params string[] names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (Array.IndexOf(names, member.Name) < 0)
            {
                problems.Add($"{place}: found \"{member.Name}\", expected {expected}");
            }
        }
    }

    public string? Text(string name)
    {
        if (!Find(name, out var member))
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.String)
        {
            return member.GetString();
        }

        Wrong($"a text as \"{name}\"");
        return null;
    }

    public bool Switch(string name)
    {
        if (!Find(name, out var member))
        {
            return false;
        }

        if (member.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong($"true or false as \"{name}\"");
        }

        return member.ValueKind == JsonValueKind.True;
    }

    public ImmutableArray<string> Texts(string name)
    {
        if (!Find(name, out var member))
        {
            return [];
        }

        if (member.ValueKind == JsonValueKind.Array && member.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.String))
        {
            return [.. member.EnumerateArray().Select(static e => e.GetString()!)];
        }

        Wrong($"a list of texts as \"{name}\"");
        return [];
    }

    private bool Find(string name, out JsonElement member)
    {
        member = default;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out member);
    }
}
