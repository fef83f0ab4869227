using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>The answers for one snapshot: a set of workers per set of constraints, and one of its own for a job with bad hosts.</summary>
internal sealed class FarmMatcher : IWorkerMatcher
{
    private readonly ulong[][] _allowed;

    public FarmMatcher(MatchTable matches, WorkerLayout layout, ImmutableArray<QueuedJob> jobs)
    {
        _allowed = new ulong[jobs.Length][];
        for (var i = 0; i < jobs.Length; i++)
        {
            var allowed = layout.Allowed(matches, jobs[i].ConstraintSet);
            _allowed[i] = jobs[i].BadWorkers.IsEmpty ? allowed : Without(allowed, jobs[i].BadWorkers, layout);
        }
    }

    public WorkerSet Allowed(int job) => new(_allowed[job]);

    private static ulong[] Without(ulong[] allowed, ImmutableArray<string> bad, WorkerLayout layout)
    {
        var rest = (ulong[])allowed.Clone();
        foreach (var name in bad)
        {
            if (layout.IndexOf(name) is var worker and >= 0)
            {
                rest[worker / 64] &= ~(1UL << (worker % 64));
            }
        }

        return rest;
    }
}
