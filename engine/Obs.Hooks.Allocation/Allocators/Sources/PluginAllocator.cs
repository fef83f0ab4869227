using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Allocation.Allocators.Sources;

/// <summary>An allocator of a plugin DLL.</summary>
internal sealed class PluginAllocator(IPluginLoader loader, InstalledPlugin plugin, AllocatorManifest manifest) : IAllocatorSource
{
    public string Id => manifest.Id;

    public string Digest => $"{plugin.Manifest.Id} {plugin.Manifest.Version} sha256:{plugin.ManifestDigest}";

    public TimeSpan Budget => TimeSpan.FromMilliseconds(manifest.BudgetMilliseconds);

    public InstalledPlugin Plugin => plugin;

    public IWorkerAllocator Create() => BuiltInAllocator.All.First(own => own.Id == manifest.Base).Complete(loader.CreateAllocator(plugin, manifest));
}
