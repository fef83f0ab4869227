using System.Reflection;
using System.Runtime.Loader;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// The load context of one plugin: its private dependencies are its own, the contract and the framework are the engine's.
/// Isolation of dependencies, not of trust: plugin code runs with the engine's rights.
/// </summary>
internal sealed class PluginContext(InstalledPlugin plugin, PluginFiles files, PluginLoadMode mode)
    : AssemblyLoadContext(plugin.Manifest.Id, isCollectible: mode == PluginLoadMode.Collectible)
{
    private static readonly Lazy<HashSet<string>> Shared = new(SharedNames);

    public Assembly LoadMain() => Load(files.Main);

    /// <summary>
    /// Makes Assembly.Load, Type.GetType and the like look in the plugin's context while a hook is created or called.
    /// </summary>
    /// <param name="hook">A hook made by <see cref="PluginLoader"/>, or any other object.</param>
    /// <returns>Ends the scope when disposed.</returns>
    public static ContextualReflectionScope Enter(object hook)
    {
        var context = GetLoadContext(hook.GetType().Assembly) as PluginContext;
        return context?.EnterContextualReflection() ?? default;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (name == PluginNames.ContractAssembly)
        {
            return PluginContract.Assembly;
        }

        if (files.Assembly(name, assemblyName.CultureName, resolver => resolver.ResolveAssemblyToPath(assemblyName)) is { } file)
        {
            // Types that the contract's signatures name must be the engine's, whatever the plugin ships.
            return Shared.Value.Contains(name) ? null : Load(file);
        }

        // Null would let the default context answer, which also knows the engine's own assemblies.
        return name.StartsWith("Obs.Hooks.", StringComparison.Ordinal) || name == "obs-hooks"
            ? throw new FileNotFoundException($"{name} is no part of the contract", name)
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        files.Library(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file.Path) : 0;

    private Assembly Load(VerifiedFile file) =>
        mode == PluginLoadMode.OneShot
            ? LoadFromAssemblyPath(file.Path)
            : LoadFromStream(new MemoryStream(file.ReadAll()));

    /// <summary>The contract's references: all of the framework, none in a version of its own.</summary>
    private static HashSet<string> SharedNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in PluginContract.Assembly.GetReferencedAssemblies())
        {
            names.Add(reference.Name!);
        }

        return names;
    }
}
