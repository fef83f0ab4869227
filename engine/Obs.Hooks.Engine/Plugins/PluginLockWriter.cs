using System.Text.Json;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Writes <c>hooks.lock.json</c>.</summary>
internal static class PluginLockWriter
{
    private const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string path, IEnumerable<LockedPlugin> plugins) =>
        AtomicFile.Write(path, Serialize(plugins), Mode);

    private static byte[] Serialize(IEnumerable<LockedPlugin> plugins)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("plugins");
            foreach (var plugin in plugins.OrderBy(static plugin => plugin.Id, StringComparer.Ordinal))
            {
                json.WriteStartObject(plugin.Id);
                json.WriteString("version", plugin.Version);
                json.WriteString("digest", plugin.Digest);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.ToArray();
    }
}
