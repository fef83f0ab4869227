namespace Obs.Hooks.Constraints.Explaining;

/// <summary>Why a job does or does not find a worker.</summary>
public sealed record Explanation
{
    /// <summary>How many workers were looked at.</summary>
    public required int Workers { get; init; }

    /// <summary>All demands with the workers that fail them, those that block most first.</summary>
    public required IReadOnlyList<BlockedDemand> Demands { get; init; }

    /// <summary>The workers that comply, by name.</summary>
    public required IReadOnlyList<Candidate> Compliant { get; init; }

    /// <summary>
    /// If no worker complies that is idle or busy, the one of those that the smallest change would admit (see
    /// <see cref="Relaxing.Relaxer"/> for what counts as small); else null. Of equal ones the first by name.
    /// </summary>
    public required WorkerVerdict? Nearest { get; init; }

    /// <summary>
    /// If no worker complies, the minimal conflicts: demands that no worker meets all together, though without any one of them
    /// some worker would. The smallest first; one alone is a demand that no worker meets.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<Demand>> Conflicts { get; init; }

    /// <summary>Whether <see cref="Conflicts"/> has all minimal conflicts.</summary>
    public required bool HasAllConflicts { get; init; }
}
