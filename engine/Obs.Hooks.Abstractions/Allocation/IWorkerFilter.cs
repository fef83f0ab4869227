namespace Obs.Hooks;

/// <summary>The first stage: takes workers away from a job that OBS would allow. It cannot allow more than OBS does.</summary>
/// <remarks>Called for idle, allowed workers only, many times in a round: no I/O, no allocation if possible. See
/// <see cref="IWorkerAllocator"/> for the rules of determinism and failure.</remarks>
public interface IWorkerFilter
{
    /// <summary>Whether the filter has anything to say about a job; saves asking for each worker.</summary>
    /// <param name="board">The state of the round.</param>
    /// <param name="job">Index of the job.</param>
    /// <returns>False if <see cref="Refuse"/> would return null for every worker. True unless implemented.</returns>
    bool Concerns(AllocationBoard board, int job) => true;

    /// <summary>Whether the worker may build the job now.</summary>
    /// <param name="pairing">The job, the worker and the state of the round.</param>
    /// <returns>Null to allow it; otherwise why not, a constant text if possible (it is shown as the reason why a job waits).</returns>
    string? Refuse(in Pairing pairing);
}
