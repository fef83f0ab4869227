using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>What <c>plugin.json</c> says; written by Obs.Hooks.Sdk from the compiled plugin.</summary>
internal sealed record PluginManifest
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>File name of the main assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>Version of Obs.Hooks.Abstractions it was compiled against, <c>major.minor</c>.</summary>
    public required string Contract { get; init; }

    public ImmutableArray<HookManifest> Hooks { get; init; } = [];

    /// <summary>SHA-256 of each file of the plugin (but plugin.json), lower-case hex, by path below its directory.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>SHA-256 over the sorted lines <c>hex  path\n</c> of <see cref="Files"/>; what hooks.lock.json pins.</summary>
    public required string Digest { get; init; }
}
