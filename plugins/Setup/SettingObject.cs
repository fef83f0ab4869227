using System.Collections.Immutable;
using System.Text.Json;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>One object in a setting; collects what is wrong with it.</summary>
/// <param name="code">Of messages.</param>
/// <param name="place">Where it is, for messages.</param>
/// <param name="value">The object, or something else that has no members.</param>
/// <param name="problems">Takes the messages.</param>
internal sealed class SettingObject(string code, string place, JsonElement value, List<string> problems)
{
    /// <summary>Complains about the object as a whole.</summary>
    public void Wrong(string expected) => Wrong(Describe(value), expected);

    /// <summary>Complains about something in it.</summary>
    public void Wrong(string found, string expected) => problems.Add($"{code}: {place}: found {found}; expected {expected}");

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
                Wrong($"\"{member.Name}\"", expected);
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

        Wrong($"{Describe(member)} as \"{name}\"", "a text");
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
            Wrong($"{Describe(member)} as \"{name}\"", "true or false");
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

        Wrong($"{Describe(member)} as \"{name}\"", "a list of texts");
        return [];
    }

    /// <summary>In one line, whatever the file's layout.</summary>
    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object when !element.EnumerateObject().Any() => "an empty object",
        JsonValueKind.Object => $"an object with {string.Join(" and ", element.EnumerateObject().Select(static m => $"\"{m.Name}\""))}",
        _ => element.GetRawText(),
    };

    private bool Find(string name, out JsonElement member)
    {
        member = default;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out member);
    }
}
