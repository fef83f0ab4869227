using System.Collections.Immutable;
using Obs.Hooks.Allocation.Queue;

namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>What is simulated: a fleet, and jobs with their times of arrival.</summary>
internal sealed record Workload
{
    /// <summary>In one sentence, for the report.</summary>
    public required string Description { get; init; }

    /// <summary>When the trace begins.</summary>
    public required DateTimeOffset Start { get; init; }

    public required ImmutableArray<WorkloadWorker> Workers { get; init; }

    public required ImmutableArray<RepositoryKey> Repositories { get; init; }

    public required ImmutableArray<WorkloadDemand> Demands { get; init; }

    /// <summary>In the order of their arrival.</summary>
    public required WorkloadJob[] Jobs { get; init; }

    /// <summary>Package of each job; numbers stand for names if null.</summary>
    public string[]? Packages { get; init; }

    /// <summary>Priorities in decibel.</summary>
    public Func<RepositoryKey, double> Adjust { get; init; } = static _ => 0;
}
