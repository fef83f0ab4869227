namespace Obs.Hooks.Engine.Plugins;

/// <summary>The content of hooks.lock.json.</summary>
/// <param name="Plugins">By plugin id.</param>
internal sealed record PluginLockFile(SortedDictionary<string, LockedPlugin> Plugins);
