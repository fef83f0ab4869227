namespace Obs.Hooks;

/// <summary>
/// A scorer for which many workers are the same but for their host's load, so that a job's score is calculated once for a kind
/// of workers and not for each of thousands.
/// </summary>
/// <remarks>
/// <see cref="IWorkerScorer.Score"/> must be <see cref="IdleShareWeight"/> × <see cref="HostLoad.IdleShare"/> +
/// <see cref="ScoreOfKind"/>, calculated in this order: scores are compared bit by bit.
/// </remarks>
internal interface IKindScorer : IWorkerScorer
{
    /// <summary>What the idle part of a worker's host counts.</summary>
    double IdleShareWeight { get; }

    /// <summary>The kinds of the fleet.</summary>
    /// <param name="snapshot">What the round is decided from.</param>
    /// <returns>The same for all calls in a round.</returns>
    WorkerKinds KindsOf(AllocationSnapshot snapshot);

    /// <summary>The part of a score that is the same for all workers of a kind and that nothing in the round changes.</summary>
    /// <param name="pairing">The job and any worker of the kind.</param>
    /// <returns>Finite, infinite or NaN, as a score.</returns>
    double ScoreOfKind(in Pairing pairing);
}
