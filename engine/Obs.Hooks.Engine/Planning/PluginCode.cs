using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Planning;

/// <summary>A hook of an installed plugin: in the engine's process, trusted like it.</summary>
internal sealed record PluginCode(InstalledPlugin Plugin) : HookCode
{
    public override string Name => Plugin.Manifest.Id;

    public override string Version => Plugin.Manifest.Version;

    public override string Description => $"plugin {Name}";

    public override string DeclaredIn => Path.Combine(Plugin.Directory, "plugin.json");
}
