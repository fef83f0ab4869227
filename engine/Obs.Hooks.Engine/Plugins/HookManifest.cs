using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>One hook of a plugin: its <see cref="HookAttribute"/> and the points it implements.</summary>
internal sealed record HookManifest
{
    public required string Id { get; init; }

    /// <summary>Full name of the class.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// Metadata token of the class in the plugin's main assembly, 0 when not known. Finding it by name instead costs 5 ms in
    /// a fresh process, since the runtime compiles its type name parser first.
    /// </summary>
    public int Token { get; init; }

    public string Summary { get; init; } = "";

    public required ImmutableArray<HookPoint> Points { get; init; }

    public HookStage Stage { get; init; } = HookStage.Check;

    public ImmutableArray<string> Before { get; init; } = [];

    public ImmutableArray<string> After { get; init; } = [];

    public int TimeoutSeconds { get; init; } = 600;

    public HookCapabilities Capabilities { get; init; }

    public ErrorPolicy OnError { get; init; }

    public bool AffectsResult { get; init; }

    public ImmutableArray<SettingManifest> Settings { get; init; } = [];
}
