using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>The decisions of a round.</summary>
/// <param name="Assignments">In the order in which they were decided: the most important job first.</param>
/// <param name="Waiting">Jobs that get nothing, in ascending order of their index.</param>
public sealed record AllocationResult(ImmutableArray<Assignment> Assignments, ImmutableArray<WaitingJob> Waiting)
{
    /// <summary>Nothing is assigned and nothing said.</summary>
    public static AllocationResult Empty { get; } = new([], []);
}
