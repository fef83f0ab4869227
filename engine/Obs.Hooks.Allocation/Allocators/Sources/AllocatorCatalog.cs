using System.Collections.Immutable;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Allocation.Allocators.Sources;

/// <summary>
/// All allocators of this host by id: the engine's own, those of installed plugins, and scripts by their path. Plugins and
/// scripts are looked up anew each time, and one that changed is loaded anew: a service need not be restarted for a new version.
/// </summary>
/// <param name="options">Names the plugin directories.</param>
/// <param name="compiler">Who compiles scripts; the engine's own if null.</param>
internal sealed class AllocatorCatalog(EngineOptions options, IScriptCompiler? compiler = null) : IDisposable
{
    private const string ScriptSuffix = ".csx";

    private readonly Dictionary<string, ScriptAllocator> _scripts = new(StringComparer.Ordinal);
    private readonly PluginLoader _loader = new(PluginLoadMode.Collectible);
    private readonly Dictionary<string, InstalledPlugin> _loaded = new(StringComparer.Ordinal);
    private readonly List<WeakReference> _unloaded = [];

    /// <summary>
    /// How many old versions of plugins are still in memory, since something in the process holds them: worth a restart when
    /// it grows.
    /// </summary>
    public int Survivors => _unloaded.Count(static old => old.IsAlive);

    /// <summary>Finds an allocator.</summary>
    /// <param name="id">Its id, or the path of a <c>.csx</c>, relative to <c>allocators</c> in the configuration directory.</param>
    /// <param name="bag">Receives what is wrong with plugins.</param>
    /// <exception cref="EngineException">There is none of that id, or its plugin is refused.</exception>
    public IAllocatorSource Find(string id, DiagnosticBag bag)
    {
        if (BuiltInAllocator.All.FirstOrDefault(own => own.Id == id) is { } own)
        {
            return own;
        }

        if (id.EndsWith(ScriptSuffix, StringComparison.Ordinal))
        {
            return FindScript(id, Path.GetFullPath(id, Path.Combine(options.ConfigDirectory, "allocators")));
        }

        var plugins = PluginCatalog.Discover(options, bag);
        foreach (var plugin in plugins)
        {
            if (plugin.Manifest.Allocators.FirstOrDefault(allocator => allocator.Id == id) is { } manifest)
            {
                Renew(plugin);
                return new PluginAllocator(_loader, plugin, manifest);
            }
        }

        throw Unknown(id, plugins);
    }

    /// <summary>Ids and summaries, sorted by id.</summary>
    public ImmutableArray<(string Id, string Summary)> List(DiagnosticBag bag) =>
    [
        .. BuiltInAllocator.All.Select(static own => (own.Id, own.Summary))
            .Concat(PluginCatalog.Discover(options, bag)
                .SelectMany(static plugin => plugin.Manifest.Allocators)
                .Select(static allocator => (allocator.Id, allocator.Summary)))
            .OrderBy(static entry => entry.Id, StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        _loader.Dispose();
        foreach (var script in _scripts.Values)
        {
            script.Dispose();
        }
    }

    private ScriptAllocator FindScript(string id, string path)
    {
        if (_scripts.TryGetValue(path, out var known))
        {
            if (known.Digest == ScriptAllocator.DigestOf(HostScriptFile.Read(path)))
            {
                return known;
            }

            known.Dispose();
        }

        return _scripts[path] = ScriptAllocator.Load(id, path, compiler ?? new SandboxedCompiler(options));
    }

    private void Renew(InstalledPlugin plugin)
    {
        if (_loaded.TryGetValue(plugin.Directory, out var old) && old.ManifestDigest != plugin.ManifestDigest)
        {
            _unloaded.Add(_loader.Unload(old));
        }

        _loaded[plugin.Directory] = plugin;
    }

    private static EngineException Unknown(string id, ImmutableArray<InstalledPlugin> plugins)
    {
        var refused = plugins.FirstOrDefault(plugin => plugin.Refusal is not null && plugin.Manifest.Id == id)?.Refusal;
        var known = BuiltInAllocator.All.Select(static own => own.Id)
            .Concat(plugins.SelectMany(static plugin => plugin.Manifest.Allocators).Select(static allocator => allocator.Id));
        return new EngineException(
            DiagnosticCodes.UnknownAllocator,
            $"no allocator is called \"{id}\"; {DidYouMean.Fix(id, known)}"
            + (refused is null ? "" : $"; {refused}"),
            ExitStatus.Failed);
    }
}
