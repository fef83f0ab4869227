using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>A hook as all layers together have it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Node">The merged object; each value in it knows the file it came from.</param>
/// <param name="Options">The same, bound.</param>
/// <param name="Mentions">The layers that mention it, low to high: where its key stands in each.</param>
internal sealed record ConfiguredHook(
    string Id,
    ConfigNode Node,
    HookOptions Options,
    ImmutableArray<SourcePoint> Mentions)
{
    /// <summary>Where its script is, when it has one: of the highest layer that names it.</summary>
    public ScriptShelf? Shelf { get; init; }

    /// <summary>The plugin it uses.</summary>
    public string PluginId => Slash < 0 ? Uses : Uses[..Slash];

    /// <summary>The plugin's hook, when said.</summary>
    public string? PluginHookId => Slash < 0 ? null : Uses[(Slash + 1)..];

    /// <summary>Whether nobody but the engine's own defaults asks for it.</summary>
    public bool IsDefaultOnly => Mentions is [{ Text.File: BuiltInLayer.File }];

    private string Uses => Options.Uses ?? Id;

    private int Slash => Uses.IndexOf('/', StringComparison.Ordinal);

    /// <summary>Where the value of a key stands, or where the hook does.</summary>
    public SourceLocation LocationOf(string key) => Node.Find(key)?.Location ?? Mentions[^1].Location;
}
