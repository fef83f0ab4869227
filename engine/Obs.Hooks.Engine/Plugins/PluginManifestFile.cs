namespace Obs.Hooks.Engine.Plugins;

/// <summary>One file of a plugin.</summary>
/// <param name="Path">Path below the plugin's directory, with slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record PluginManifestFile(string Path, string Sha256);
