namespace Obs.Hooks.Engine.Plugins;

/// <summary>One plugin in hooks.lock.json.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version, for people.</param>
/// <param name="Digest">SHA-256 of its plugin.json (<c>sha256sum plugin.json</c>).</param>
internal sealed record LockedPlugin(string Id, string Version, string Digest);
