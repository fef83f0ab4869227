namespace Obs.Hooks.Engine.Plugins;

/// <summary>A plugin found in a plugin directory.</summary>
/// <param name="Directory">Absolute path of the plugin's own directory.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record InstalledPlugin(string Directory, PluginManifest Manifest);
