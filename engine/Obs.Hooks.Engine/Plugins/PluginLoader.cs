using System.Reflection;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Loads plugins from verified bytes, each once and in a context of its own. Safe to use from several threads.</summary>
internal sealed class PluginLoader(PluginLoadMode mode) : IPluginLoader
{
    private readonly Dictionary<string, LoadedPlugin> _loaded = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public object CreateHook(InstalledPlugin plugin, HookManifest hook) =>
        Create(plugin, hook.Type, hook.Token, "hook", hook.Id);

    /// <inheritdoc/>
    public object CreateAllocator(InstalledPlugin plugin, AllocatorManifest allocator) =>
        Create(plugin, allocator.Type, allocator.Token, "allocator", allocator.Id);

    private object Create(InstalledPlugin plugin, string type, int token, string kind, string id)
    {
        try
        {
            var loaded = Load(plugin);
            using var scope = loaded.Context.EnterContextualReflection();
            return Activator.CreateInstance(TypeOf(loaded.Assembly, type, token))!;
        }
        catch (UntrustedPathException e)
        {
            throw new EngineException(e.Diagnostic.Code, e.Message);
        }
        catch (Exception e) when (e is not EngineException)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            var message = PluginFailures.Describe(plugin.Manifest, cause)
                ?? $"{kind} {id} of plugin \"{plugin.Manifest.Id}\" {plugin.Manifest.Version} could not be created: "
                    + $"{cause.GetType().Name}: {cause.Message}";
            throw new EngineException(
                DiagnosticCodes.PluginNotLoadable, $"{plugin.Directory}: error {DiagnosticCodes.PluginNotLoadable}: {message}", e);
        }
    }

    /// <summary>
    /// Lets go of a plugin; the next <see cref="CreateHook"/> verifies and loads it again. Only for
    /// <see cref="PluginLoadMode.Collectible"/>.
    /// </summary>
    /// <returns>
    /// Dies when the code has gone, which takes a garbage collection and a plugin that nothing outside holds (no static
    /// event, timer, thread or cache of the runtime): count survivors and restart the process after some.
    /// </returns>
    public WeakReference Unload(InstalledPlugin plugin)
    {
        lock (_gate)
        {
            if (!_loaded.Remove(plugin.Directory, out var loaded))
            {
                return new WeakReference(null);
            }

            loaded.Context.Unload();
            return new WeakReference(loaded.Context);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (mode == PluginLoadMode.Collectible)
            {
                foreach (var loaded in _loaded.Values)
                {
                    loaded.Context.Unload();
                }
            }

            _loaded.Clear();
        }
    }

    private LoadedPlugin Load(InstalledPlugin plugin)
    {
        lock (_gate)
        {
            if (_loaded.TryGetValue(plugin.Directory, out var known))
            {
                return known;
            }

            if (plugin.Refusal is { } refusal)
            {
                throw new UntrustedPathException(refusal);
            }

            var files = new PluginFiles(plugin, PluginVerifier.Verify(plugin));
            var context = new PluginContext(plugin, files, mode);
            var loaded = new LoadedPlugin(context, context.LoadMain());
            _loaded.Add(plugin.Directory, loaded);
            return loaded;
        }
    }

    /// <summary>The token is believed only if it leads to the class the manifest names.</summary>
    private static Type TypeOf(Assembly assembly, string name, int token)
    {
        var type = token == 0 ? null : assembly.ManifestModule.ResolveType(token);
        return type?.FullName == name ? type : assembly.GetType(name, throwOnError: true)!;
    }

    private sealed record LoadedPlugin(PluginContext Context, Assembly Assembly);
}
