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

    public ImmutableArray<AllocatorManifest> Allocators { get; init; } = [];

    /// <summary>Each file of the plugin but plugin.json, in ordinal order of the paths.</summary>
    public ImmutableArray<PluginManifestFile> Files { get; init; } = [];

    /// <summary>SHA-256 over the lines <c>hex  path\n</c> of <see cref="Files"/>.</summary>
    public required string Digest { get; init; }
}
