using System.Collections.Immutable;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Planning;

/// <summary>One hook at one point for one job.</summary>
internal sealed record PlannedHook
{
    /// <summary>Its key in hooks.json.</summary>
    public required string Id { get; init; }

    public required HookPoint Point { get; init; }

    /// <summary>Only at <see cref="HookPoint.PostBuild"/>.</summary>
    public HookStage? Stage { get; init; }

    public required HookCode Code { get; init; }

    public required HookManifest Manifest { get; init; }

    public HookSettings Settings { get; init; } = HookSettings.Empty;

    /// <summary>The tools root it needs; null when it needs none.</summary>
    public ToolsSpec? Tools { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required ErrorPolicy OnError { get; init; }

    public TrustClass Trust { get; init; } = TrustClass.Host;

    /// <summary>What it may ask for.</summary>
    public HookCapabilities Capabilities { get; init; }

    /// <summary>What holds for a script; null for a plugin's hook.</summary>
    public ScriptPolicy? Policy { get; init; }

    /// <summary>Ids that come before and after, as configured and declared.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Why it is here and in this place, one line each, for <c>explain</c>.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}
