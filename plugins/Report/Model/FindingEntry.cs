namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>One thing that a check found.</summary>
internal sealed record FindingEntry
{
    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public required string Severity { get; init; }

    public required string Code { get; init; }

    public required string Subject { get; init; }

    /// <summary>0 when there is none.</summary>
    public required int Line { get; init; }

    public required string Message { get; init; }

    public required string Description { get; init; }

    /// <summary>An https URL, or null.</summary>
    public required string? Link { get; init; }
}
