namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>A job of a trace; a million of them take 32 MB.</summary>
/// <param name="Arrival">When it becomes ready, in milliseconds after the beginning.</param>
/// <param name="Duration">How long it builds with four parallel jobs, in milliseconds.</param>
/// <param name="Repository">Index in the workload's repositories.</param>
/// <param name="Demand">Index in the workload's demands.</param>
/// <param name="Parallel">Hundredths of the build that run in parallel: the more jobs a worker has, the faster they are.</param>
/// <param name="IsChange">Whether its sources changed.</param>
/// <param name="Needed">How many packages wait for it.</param>
internal readonly record struct WorkloadJob(
    long Arrival, int Duration, int Repository, int Demand, byte Parallel = 0, bool IsChange = false, short Needed = 0)
{
    private const double UsualJobs = 4;

    /// <summary>How long it takes on a worker, by Amdahl's law; milliseconds.</summary>
    public long DurationOn(FleetWorker worker)
    {
        var parallel = Parallel / 100.0;
        return (long)(Duration * (1 - parallel + (parallel * UsualJobs / Math.Max(worker.Jobs, 1))));
    }
}
