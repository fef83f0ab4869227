namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// Turns an installed plugin into live hooks. The seam behind which McMaster.NETCore.Plugins would stand (see the
/// README for why it does not).
/// </summary>
internal interface IPluginLoader : IDisposable
{
    /// <summary>
    /// Verifies the plugin's files, loads its assembly into a context of its own (once per plugin) and creates a hook.
    /// </summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="hook">One of its hooks.</param>
    /// <returns>An object that implements the interface of each of the hook's points.</returns>
    /// <exception cref="Diagnostics.EngineException">Verification or loading failed; the message is for people.</exception>
    object CreateHook(InstalledPlugin plugin, HookManifest hook);

    /// <summary>The same for an allocator.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="allocator">One of its allocators.</param>
    /// <returns>A new <see cref="IWorkerAllocator"/>, or an object with one or more stages of one.</returns>
    /// <exception cref="Diagnostics.EngineException">Verification or loading failed; the message is for people.</exception>
    object CreateAllocator(InstalledPlugin plugin, AllocatorManifest allocator);
}
