namespace Obs.Hooks;

/// <summary>What OBS allows: the same answer as its dispatcher's, for the workers and jobs of one snapshot.</summary>
public interface IWorkerMatcher
{
    /// <summary>
    /// The workers that may build a job, whatever they do now: the host can build the architecture (without a helper if it is
    /// native only), its constraints hold, and the worker is no bad host for it.
    /// </summary>
    /// <param name="job">Index in <see cref="AllocationSnapshot.Jobs"/>.</param>
    /// <returns>Indices in <see cref="AllocationSnapshot.Workers"/>; valid as long as the snapshot.</returns>
    WorkerSet Allowed(int job);
}
