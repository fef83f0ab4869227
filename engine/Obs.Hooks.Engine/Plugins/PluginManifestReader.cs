using System.Collections.Immutable;
using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Reads <c>plugin.json</c> and checks what the rest of the engine relies on.</summary>
internal static class PluginManifestReader
{
    private const string Expected = "a manifest as Obs.Hooks.Sdk writes it";
    private const string Fix = "rebuild the plugin or install it again";

    /// <returns>The manifest, or null and the reason.</returns>
    public static PluginManifest? Read(ReadOnlySpan<byte> json, string path, out Diagnostic? broken)
    {
        broken = null;
        try
        {
            var manifest = JsonSerializer.Deserialize(json, PluginManifestJson.Default.PluginManifest);
            var found = manifest is null ? "null" : Problem(manifest);
            if (found is null)
            {
                return manifest;
            }

            broken = Broken(new SourceLocation(path), found);
        }
        catch (JsonException e)
        {
            // JsonException counts both from 0, columns in bytes.
            var location = new SourceLocation(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            broken = Broken(location, e.Path is { Length: > 1 } where ? $"invalid JSON at {where}" : "invalid JSON");
        }

        return null;
    }

    private static string? Problem(PluginManifest manifest)
    {
        if (!PluginNames.IsId(manifest.Id))
        {
            return "an \"id\" that is no plugin id";
        }

        if (!Version.TryParse(manifest.Contract, out _))
        {
            return "a \"contract\" that is no version";
        }

        if (!manifest.Files.ContainsKey(manifest.Assembly))
        {
            return "an \"assembly\" that is not among its \"files\"";
        }

        foreach (var (path, hash) in manifest.Files)
        {
            if (!IsPlainPath(path) || hash.Length != 2 * Sha256.Size)
            {
                return "an entry of \"files\" that is no relative path with a SHA-256";
            }
        }

        return HookProblem(manifest.Hooks)
            ?? (PluginDigest.Of(manifest.Files) == manifest.Digest ? null : "a \"digest\" that does not belong to its \"files\"");
    }

    private static string? HookProblem(ImmutableArray<HookManifest> hooks)
    {
        if (hooks.IsDefaultOrEmpty)
        {
            return "no \"hooks\"";
        }

        foreach (var hook in hooks)
        {
            if (!PluginNames.IsId(hook.Id) || hook.Type.Length == 0 || hook.Points.IsDefaultOrEmpty)
            {
                return "a hook without id, type or points";
            }
        }

        return null;
    }

    private static bool IsPlainPath(string path)
    {
        foreach (var component in path.Split('/'))
        {
            if (component is "" or "." or ".." || component.Contains('\0', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static Diagnostic Broken(SourceLocation location, string found) =>
        new(DiagnosticCodes.BrokenPluginManifest, DiagnosticSeverity.Error, location, found, Expected, Fix);
}
