using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Obs.Hooks;

/// <summary>The settings of one hook for one job: merged from all layers, placeholders filled in.</summary>
public sealed class HookSettings
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private Parsed? _parsed;

    /// <summary>Wraps a JSON object.</summary>
    /// <param name="json">An object, or <see cref="JsonValueKind.Undefined"/> for no settings at all.</param>
    public HookSettings(JsonElement json) => _parsed = new Parsed(json);

    /// <summary>
    /// Wraps the text of a JSON object. It is parsed when it is first looked at: the first use of the parser in a process
    /// takes milliseconds, which a hook that runs after the build need not cost before it.
    /// </summary>
    /// <param name="utf8">A JSON object in UTF-8; later uses throw <see cref="JsonException"/> if it is none.</param>
    public HookSettings(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>No settings.</summary>
    public static HookSettings Empty { get; } = new(default(JsonElement));

    /// <summary>The merged JSON object; <see cref="JsonValueKind.Undefined"/> when there are no settings.</summary>
    public JsonElement Json => (_parsed ??= Parse(_utf8)).Root;

    /// <summary>The settings as they were given, to hand them on: cheaper than asking <see cref="Json"/> for its text.</summary>
    /// <returns>A JSON object in UTF-8; empty when there are no settings.</returns>
    public ReadOnlyMemory<byte> ToUtf8() =>
        !_utf8.IsEmpty || Json.ValueKind == JsonValueKind.Undefined ? _utf8 : Encoding.UTF8.GetBytes(Json.GetRawText());

    /// <summary>The text at <paramref name="name"/>.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="fallback">Returned when the setting is absent.</param>
    /// <returns>The text or <paramref name="fallback"/>.</returns>
    public string Text(string name, string fallback = "") =>
        Find(name, out var value) ? value.GetString() ?? fallback : fallback;

    /// <summary>The number at <paramref name="name"/>.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="fallback">Returned when the setting is absent.</param>
    /// <returns>The number or <paramref name="fallback"/>.</returns>
    public long Integer(string name, long fallback = 0) => Find(name, out var value) ? value.GetInt64() : fallback;

    /// <summary>The switch at <paramref name="name"/>.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="fallback">Returned when the setting is absent.</param>
    /// <returns>The value or <paramref name="fallback"/>.</returns>
    public bool Switch(string name, bool fallback = false) => Find(name, out var value) ? value.GetBoolean() : fallback;

    /// <summary>The texts at <paramref name="name"/>.</summary>
    /// <param name="name">The setting's name.</param>
    /// <returns>The texts in their order; empty when the setting is absent.</returns>
    public ImmutableArray<string> TextList(string name)
    {
        if (!Find(name, out var value))
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            texts.Add(item.GetString() ?? "");
        }

        return texts.ToImmutable();
    }

    private bool Find(string name, out JsonElement value)
    {
        value = default;
        return Json.ValueKind == JsonValueKind.Object
            && Json.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    private static Parsed Parse(ReadOnlyMemory<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8.Span);
        return new Parsed(JsonElement.ParseValue(ref reader));
    }

    /// <summary>A reference, so that threads see either nothing or the whole element.</summary>
    private sealed class Parsed(JsonElement root)
    {
        public JsonElement Root => root;
    }
}
