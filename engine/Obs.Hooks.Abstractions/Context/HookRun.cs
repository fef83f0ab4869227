using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks;

/// <summary>What one hook did.</summary>
public sealed record HookRun
{
    /// <summary>The hook's id.</summary>
    public required string HookId { get; init; }

    /// <summary>The point it ran at.</summary>
    public required HookPoint Point { get; init; }

    /// <summary>The stage, at <see cref="HookPoint.PostBuild"/>.</summary>
    public HookStage? Stage { get; init; }

    /// <summary>Its verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Its warnings, sanitised.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What it found in the results (<see cref="ReportFindings"/>).</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Its effects, one line each, with what became of them.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];
}
