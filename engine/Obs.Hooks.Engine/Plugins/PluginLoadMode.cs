namespace Obs.Hooks.Engine.Plugins;

/// <summary>What happens to a plugin's code when it is no longer needed.</summary>
internal enum PluginLoadMode
{
    /// <summary>It stays until the process ends: one build. Ready-to-run code is used.</summary>
    OneShot,

    /// <summary>
    /// A service that reloads plugins: the code can be unloaded (as far as the plugin lets it), but is compiled again at each
    /// load, since the runtime ignores ready-to-run code in collectible contexts.
    /// </summary>
    Collectible,
}
