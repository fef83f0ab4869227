using System.Collections.Immutable;
using System.Text.Json;

namespace Obs.Hooks.Plugins.Shared;

/// <summary>Lines of text in a report.</summary>
internal static class JsonLines
{
    /// <summary>Writes an array of strings.</summary>
    public static void WriteLines(this Utf8JsonWriter writer, string name, ImmutableArray<string> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }
}
