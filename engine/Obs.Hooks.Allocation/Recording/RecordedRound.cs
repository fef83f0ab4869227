using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>One line of a record.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Snapshot">The inputs.</param>
/// <param name="Allocator">The chosen allocator.</param>
/// <param name="AllocatorDigest">What decided besides the inputs.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Assigned">Jobs and workers, in the order of the decision.</param>
/// <param name="DecisionDigest">Of decisions and reasons.</param>
internal sealed record RecordedRound(
    long Round,
    AllocationSnapshot Snapshot,
    string Allocator,
    string AllocatorDigest,
    string DecidedBy,
    ImmutableArray<(string Job, string Worker)> Assigned,
    string DecisionDigest);
