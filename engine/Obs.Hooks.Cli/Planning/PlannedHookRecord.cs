using System.Text.Json;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>One hook of a plan, as JSON.</summary>
internal sealed record PlannedHookRecord
{
    /// <summary>From 1.</summary>
    public required int Order { get; init; }

    public required string Point { get; init; }

    /// <summary>Null but at post-build.</summary>
    public required string? Stage { get; init; }

    public required string Id { get; init; }

    public required string Plugin { get; init; }

    public required string PluginVersion { get; init; }

    public required string PluginHook { get; init; }

    public required long TimeoutSeconds { get; init; }

    public required string OnError { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public required IReadOnlyList<string> Before { get; init; }

    public required IReadOnlyList<string> After { get; init; }

    /// <summary>With placeholders filled in; null when there are none.</summary>
    public required JsonElement? Settings { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public static PlannedHookRecord Of(PlannedHook hook, int order) => new()
    {
        Order = order,
        Point = PointNames.Of(hook.Point),
        Stage = hook.Stage is null ? null : PointNames.Of(hook.Stage),
        Id = hook.Id,
        Plugin = hook.Code.Name,
        PluginVersion = hook.Code.Version,
        PluginHook = hook.Manifest.Id,
        TimeoutSeconds = (long)hook.Timeout.TotalSeconds,
        OnError = PointNames.Of(hook.OnError),
        Capabilities = [.. CapabilityNames.Of(hook.Capabilities)],
        Before = hook.Before,
        After = hook.After,
        Settings = hook.Settings.Json.ValueKind == JsonValueKind.Undefined ? null : hook.Settings.Json,
        Reasons = hook.Reasons,
    };
}
