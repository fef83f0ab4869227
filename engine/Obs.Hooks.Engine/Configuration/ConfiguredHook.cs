using System.Collections.Immutable;
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
    /// <summary>The plugin it uses.</summary>
    public string PluginId => Uses.Split('/')[0];

    /// <summary>The plugin's hook, when said.</summary>
    public string? PluginHookId => Uses.Split('/') is [_, var hook] ? hook : null;

    /// <summary>Whether nobody but the engine's own defaults asks for it.</summary>
    public bool IsDefaultOnly => Mentions is [{ Text.File: BuiltInLayer.File }];

    private string Uses => Options.Uses ?? Id;

    /// <summary>Where a value stands (a path of keys), or where the hook does.</summary>
    public SourceLocation LocationOf(params ReadOnlySpan<string> path)
    {
        var node = Node;
        foreach (var key in path)
        {
            if (node.Find(key) is not { } found)
            {
                return Mentions[^1].Location;
            }

            node = found;
        }

        return node.Location;
    }
}
