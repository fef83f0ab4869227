namespace Obs.Hooks.Allocation.Rounds;

/// <summary>Whether an allocator told the truth: nobody is given what is not there, not allowed, or somebody else's.</summary>
internal static class ResultCheck
{
    /// <summary>Looks at every assignment.</summary>
    /// <returns>The first that is wrong, in one sentence; null if all are right.</returns>
    public static string? FindLie(AllocationSnapshot snapshot, AllocationResult? result)
    {
        if (result is null || result.Assignments.IsDefault || result.Waiting.IsDefault)
        {
            return "it returned nothing";
        }

        var taken = new bool[snapshot.Workers.Length];
        var placed = new bool[snapshot.Jobs.Length];
        foreach (var (job, worker, _) in result.Assignments)
        {
            if (FindLie(snapshot, job, worker, taken, placed) is { } lie)
            {
                return lie;
            }

            taken[worker] = placed[job] = true;
        }

        foreach (var (job, _) in result.Waiting)
        {
            if ((uint)job >= (uint)placed.Length)
            {
                return $"it says that job {job} waits, of {placed.Length}";
            }

            if (placed[job])
            {
                return $"it says that job {snapshot.Jobs[job].Id} waits, which it gave a worker or named before";
            }

            placed[job] = true;
        }

        return null;
    }

    private static string? FindLie(AllocationSnapshot snapshot, int job, int worker, bool[] taken, bool[] placed)
    {
        if ((uint)job >= (uint)placed.Length)
        {
            return $"it assigned job {job}, of {placed.Length}";
        }

        if ((uint)worker >= (uint)taken.Length)
        {
            return $"it assigned worker {worker}, of {taken.Length}";
        }

        var (jobId, name) = (snapshot.Jobs[job].Id, snapshot.Workers[worker].Name);
        return placed[job] ? $"it assigned job {jobId} twice"
            : taken[worker] ? $"it gave worker {name} to two jobs"
            : snapshot.Workers[worker].State != WorkerState.Idle ? $"it gave job {jobId} to worker {name}, which is {snapshot.Workers[worker].State.ToString().ToLowerInvariant()}"
            : !snapshot.Matcher.Allowed(job).Contains(worker) ? $"it gave job {jobId} to worker {name}, which may not build it"
            : null;
    }
}
