using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>What a run of one allocator came to.</summary>
internal sealed record SimulationResult
{
    public required string Allocator { get; init; }

    /// <summary>Jobs that were built.</summary>
    public required long Jobs { get; init; }

    /// <summary>Jobs that could not be built at all.</summary>
    public required long Unbuilt { get; init; }

    /// <summary>Builds that failed on a broken worker and were begun again elsewhere.</summary>
    public required long FailedBuilds { get; init; }

    public required long Rounds { get; init; }

    /// <summary>Rounds in which <c>obs</c> stood in for the allocator.</summary>
    public required long Failures { get; init; }

    public required string? FirstFailure { get; init; }

    public required TimeSpan MeanWait { get; init; }

    public required TimeSpan MedianWait { get; init; }

    public required TimeSpan Wait90 { get; init; }

    public required TimeSpan Wait99 { get; init; }

    public required TimeSpan LongestWait { get; init; }

    /// <summary>Jobs that waited longer than the limit, and those that were never built.</summary>
    public required long Starved { get; init; }

    /// <summary>Part of the fleet's time until the last arrival that was spent on builds that succeeded, 0 to 1.</summary>
    public required double Utilisation { get; init; }

    /// <summary>Until the last build ended.</summary>
    public required TimeSpan Makespan { get; init; }

    /// <summary>
    /// Jain's index over projects of the part of their time that their jobs were built and did not wait: 1 if all projects are
    /// served alike.
    /// </summary>
    public required double Fairness { get; init; }

    /// <summary>Waits of 0 %, 0.5 % … 100 % of the jobs.</summary>
    public required ImmutableArray<TimeSpan> WaitCurve { get; init; }

    /// <summary>Queue and busy workers over the time.</summary>
    public required ImmutableArray<Sample> Samples { get; init; }

    /// <summary>How long the run took here; not part of what is compared.</summary>
    public TimeSpan Elapsed { get; init; }
}
