using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>A plugin found in a plugin directory.</summary>
/// <param name="Directory">Absolute path of the plugin's own directory.</param>
/// <param name="Manifest">Its manifest; without hooks when it could not be read.</param>
internal sealed record InstalledPlugin(string Directory, PluginManifest Manifest)
{
    /// <summary>SHA-256 of its plugin.json, which names the SHA-256 of each file: what hooks.lock.json pins.</summary>
    public string ManifestDigest { get; init; } = "";

    /// <summary>Why the engine will not load it; null for a plugin that may be used.</summary>
    public Diagnostic? Refusal { get; init; }
}
