using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>One worker allocator of a plugin: its <see cref="AllocatorAttribute"/>.</summary>
internal sealed record AllocatorManifest
{
    public required string Id { get; init; }

    /// <summary>Full name of the class.</summary>
    public required string Type { get; init; }

    /// <summary>Metadata token of the class in the plugin's main assembly, 0 when not known.</summary>
    public int Token { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>Where the stages come from that the class does not implement.</summary>
    public string Base { get; init; } = "obs";

    public int BudgetMilliseconds { get; init; } = 1000;

    public ImmutableArray<SettingManifest> Settings { get; init; } = [];
}
