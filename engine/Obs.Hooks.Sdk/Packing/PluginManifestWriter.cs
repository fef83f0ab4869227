using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Sdk.Packing;

/// <summary>Writes <c>plugin.json</c>; the engine's PluginManifestReader is its other half.</summary>
internal static class PluginManifestWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // No HTML in it: quotes and accents stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>UTF-8 with a line end after the last line.</returns>
    public static byte[] Write(PluginManifest manifest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", manifest.Id);
            json.WriteString("version", manifest.Version);
            json.WriteString("assembly", manifest.Assembly);
            json.WriteString("contract", manifest.Contract);
            WriteArray(json, "hooks", manifest.Hooks, WriteHook);
            if (manifest.Allocators.Length > 0)
            {
                WriteArray(json, "allocators", manifest.Allocators, WriteAllocator);
            }

            WriteArray(json, "files", manifest.Files, WriteFile);
            json.WriteString("digest", manifest.Digest);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.ToArray();
    }

    private static void WriteHook(Utf8JsonWriter json, HookManifest hook)
    {
        json.WriteStartObject();
        json.WriteString("id", hook.Id);
        json.WriteString("type", hook.Type);
        json.WriteNumber("token", hook.Token);
        json.WriteString("summary", hook.Summary);
        WriteArray(json, "points", hook.Points, static (json, point) => json.WriteStringValue(ManifestNames.Points[(int)point]));
        json.WriteString("stage", ManifestNames.Stages[(int)hook.Stage]);
        WriteArray(json, "before", hook.Before, static (json, id) => json.WriteStringValue(id));
        WriteArray(json, "after", hook.After, static (json, id) => json.WriteStringValue(id));
        json.WriteNumber("timeoutSeconds", hook.TimeoutSeconds);
        WriteCapabilities(json, (int)hook.Capabilities);
        json.WriteString("onError", ManifestNames.Policies[(int)hook.OnError]);
        json.WriteBoolean("affectsResult", hook.AffectsResult);
        WriteArray(json, "settings", hook.Settings, WriteSetting);
        json.WriteEndObject();
    }

    private static void WriteAllocator(Utf8JsonWriter json, AllocatorManifest allocator)
    {
        json.WriteStartObject();
        json.WriteString("id", allocator.Id);
        json.WriteString("type", allocator.Type);
        json.WriteNumber("token", allocator.Token);
        json.WriteString("summary", allocator.Summary);
        json.WriteString("base", allocator.Base);
        json.WriteNumber("budgetMilliseconds", allocator.BudgetMilliseconds);
        WriteArray(json, "settings", allocator.Settings, WriteSetting);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, int capabilities)
    {
        json.WriteStartArray("capabilities");
        for (var bit = 0; bit < ManifestNames.Capabilities.Length; bit++)
        {
            if ((capabilities & (1 << bit)) != 0)
            {
                json.WriteStringValue(ManifestNames.Capabilities[bit]);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingManifest setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        json.WriteString("kind", ManifestNames.SettingKinds[(int)setting.Kind]);
        json.WriteString("summary", setting.Summary);
        json.WriteBoolean("required", setting.Required);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, PluginManifestFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
