namespace Obs.Hooks.Cli.Planning;

/// <summary>What <c>obs-hooks explain HOOK --json</c> prints.</summary>
internal sealed record ExplainRecord
{
    public required string Id { get; init; }

    public required JobRecord Job { get; init; }

    /// <summary>Null when the plugin is not installed.</summary>
    public string? Plugin { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>Why it does not run for this job; null when it does.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Where it stands in the plan, one for each point.</summary>
    public IReadOnlyList<PlannedHookRecord> Planned { get; init; } = [];

    /// <summary>The layers that mention it, low to high.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    public IReadOnlyList<ExplainedValue> Values { get; init; } = [];

    public IReadOnlyList<ExplainedValue> Settings { get; init; } = [];

    /// <summary>What it may ask for.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    public required IReadOnlyList<DiagnosticRecord> Diagnostics { get; init; }
}
