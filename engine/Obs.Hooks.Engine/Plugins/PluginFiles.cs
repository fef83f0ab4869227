using System.Runtime.Loader;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// Answers which of a plugin's verified files an assembly or library name means: what deps.json says, else a file of that
/// name beside the main assembly.
/// </summary>
internal sealed class PluginFiles(InstalledPlugin plugin, Dictionary<string, VerifiedFile> code)
{
    private AssemblyDependencyResolver? _resolver;

    public VerifiedFile Main => code[plugin.Manifest.Assembly];

    /// <param name="name">Simple name of an assembly.</param>
    /// <param name="culture">Culture of a satellite assembly, else null or empty.</param>
    /// <param name="resolve">Asks deps.json.</param>
    public VerifiedFile? Assembly(string name, string? culture, Func<AssemblyDependencyResolver, string?> resolve) =>
        HasDependencies
            ? ByPath(resolve(Resolver)) ?? Find(string.IsNullOrEmpty(culture) ? $"{name}.dll" : $"{culture}/{name}.dll")
            : null;

    public VerifiedFile? Library(string name) =>
        HasDependencies
            ? ByPath(Resolver.ResolveUnmanagedDllToPath(name))
                ?? Find(name) ?? Find($"lib{name}.so") ?? Find($"{name}.so") ?? Find($"lib{name}")
            : null;

    private bool HasDependencies => code.Count > 1;

    /// <summary>
    /// Reads deps.json by itself, unverified bytes: harmless, since only paths come of it and only verified files are used.
    /// Made late: most plugins have no dependencies.
    /// </summary>
    private AssemblyDependencyResolver Resolver =>
        _resolver ??= new AssemblyDependencyResolver(Path.Combine(plugin.Directory, plugin.Manifest.Assembly));

    private VerifiedFile? ByPath(string? path) =>
        path is null ? null : Find(Path.GetRelativePath(plugin.Directory, path));

    private VerifiedFile? Find(string path) => code.GetValueOrDefault(path);
}
