using System.Collections.Immutable;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Dispatch.Planning;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>The last round and all it was decided from; immutable, for whoever wants to show it.</summary>
internal sealed record ServiceStatus
{
    /// <summary>Counts the rounds of this process.</summary>
    public required long Round { get; init; }

    /// <summary>The allocator that was configured; the outcome says who decided.</summary>
    public required string Allocator { get; init; }

    public required AllocationSnapshot Snapshot { get; init; }

    public required RoundOutcome Outcome { get; init; }

    public required DispatchPlan Plan { get; init; }

    /// <summary>Jobs that the allocator does not see, with the reason.</summary>
    public required ImmutableSortedDictionary<string, string> Unknown { get; init; }

    /// <summary>Files of the backend that cannot be read.</summary>
    public required ImmutableArray<string> Troubles { get; init; }

    /// <summary>Merged constraints by job; null for none.</summary>
    public required ImmutableDictionary<string, ElementNode?> Constraints { get; init; }

    /// <summary>What the matcher sees of each worker.</summary>
    public required ImmutableDictionary<string, Worker> Descriptions { get; init; }

    /// <summary>Whether changes are noticed at once; if not, by scans only.</summary>
    public required bool IsWatching { get; init; }
}
