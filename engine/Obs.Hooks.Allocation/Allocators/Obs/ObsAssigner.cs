namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>
/// The order of bs_dispatch (2024-08): the repository with the smallest load is served until its load has grown above the next
/// one's; each job takes the first worker that fits. What bs_dispatch leaves to chance is left to the snapshot's seed.
/// </summary>
/// <param name="ageing">
/// What OBS lacks: after that time of waiting the load of a repository counts half, after twice the time a quarter …, and a job
/// that waited four times as long goes before the rest of its repository. Null for OBS's own order.
/// </param>
internal sealed class ObsAssigner(TimeSpan? ageing = null) : IWorkerAssigner
{
    private const int AgedAfter = 4;

    public void Assign(AllocationBoard board, CancellationToken cancellationToken)
    {
        var loads = new RepositoryLoads(board.Snapshot, ageing);
        var queue = new TurnQueue(board.Snapshot, MakeTurns(board, loads));
        var order = new JobOrder(board.Snapshot, board.Snapshot.Time - (ageing * AgedAfter));
        var idle = new IdleArchitectures(board);
        while (board.Idle.Any && queue.TryDequeue(out var turn))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!turn.Sorted)
            {
                Array.Sort(turn.Jobs, order);
                turn.Sorted = true;
            }

            if (Serve(turn, board, loads, idle, queue.NextKey))
            {
                queue.PutBack(turn);
            }
        }
    }

    private static List<RepositoryTurn> MakeTurns(AllocationBoard board, RepositoryLoads loads)
    {
        var turns = new List<RepositoryTurn>();
        foreach (var (share, jobs) in JobsByShare.Of(board))
        {
            var turn = loads.Turn(share, jobs);
            turns.Add(turn);
            if (!Array.Exists(jobs, job => board.Snapshot.Jobs[job].IsSourceChange))
            {
                loads.Penalise(turn);
            }
        }

        return turns;
    }

    /// <returns>Whether it is another repository's turn before this one's jobs are through.</returns>
    private static bool Serve(
        RepositoryTurn turn, AllocationBoard board, RepositoryLoads loads, IdleArchitectures idle, double? nextKey)
    {
        // bs_dispatch begins with the first job again. Nothing has become idle since, so that would only find out that the
        // rest is to be left alone, see below.
        if (turn.InVain.Any(arch => !idle.Any(arch)))
        {
            return false;
        }

        for (; turn.Served < turn.Jobs.Length; turn.Served++)
        {
            var index = turn.Jobs[turn.Served];
            var job = board.Snapshot.Jobs[index];
            if (!turn.Penalised && !job.IsSourceChange && !job.IsPreinstallImage)
            {
                loads.Penalise(turn);
                if (turn.Key > nextKey)
                {
                    return true;
                }
            }

            // As in bs_dispatch: without any idle host for this job the rest of the repository is left alone, too.
            if (!idle.Any(job.HostArch))
            {
                return false;
            }

            // A power job that finds no power host idle does not count, but one that finds none that fits does, so that not
            // too many ordinary jobs are given out meanwhile.
            var counts = job.PowerRank is not null && idle.Any(job.HostArch, powerHost: true);
            if (board.Best(index) is { } choice)
            {
                board.Take(index, choice);
                counts = true;
            }
            else
            {
                turn.InVain.Add(job.HostArch);
            }

            turn.Load += counts ? 1 : 0;
            if (turn.Key > nextKey)
            {
                turn.Served++;
                return true;
            }
        }

        return false;
    }
}
