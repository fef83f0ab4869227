namespace Obs.Hooks;

/// <summary>The second stage: how well a worker suits a job.</summary>
/// <remarks>Called for each worker that is idle, allowed and passed the filters, many times in a round: no I/O, no allocation.
/// See <see cref="IWorkerAllocator"/> for the rules of determinism and failure.</remarks>
public interface IWorkerScorer
{
    /// <summary>Scores one pairing.</summary>
    /// <param name="pairing">The job, the worker and the state of the round.</param>
    /// <returns>Higher is better; of equal ones the snapshot's seed decides. NaN counts as the lowest.</returns>
    double Score(in Pairing pairing);
}
