namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>What one hook did at one point.</summary>
internal sealed record HookEntry
{
    public required string Id { get; init; }

    /// <summary><c>precheck</c>, <c>pre-chroot</c>, <c>post-build</c> or <c>cleanup</c>.</summary>
    public required string Point { get; init; }

    /// <summary><c>transform</c>, <c>check</c>, <c>compare</c>, <c>report</c>, or null at other points than post-build.</summary>
    public required string? Stage { get; init; }

    /// <summary><c>ok</c>, <c>skipped</c>, <c>project-failure</c>, <c>unchanged</c>, <c>host-failure</c> or <c>hook-error</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict's message or reason; empty for <c>ok</c>.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double Milliseconds { get; init; }

    public required string[] Effects { get; init; }

    public required string[] Warnings { get; init; }

    /// <summary>The worst first.</summary>
    public required FindingEntry[] Findings { get; init; }

    /// <summary>How many are left out of <see cref="Findings"/>.</summary>
    public required int FindingsLeftOut { get; init; }
}
