using Obs.Hooks.Allocation.Allocators.Obs;

namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>
/// Jobs that waited for a special worker choose first, so that the next one that becomes idle is theirs; then OBS's order, in
/// which waiting counts.
/// </summary>
internal sealed class BestFitAssigner(BestFitStage stage) : IWorkerAssigner
{
    public void Assign(AllocationBoard board, CancellationToken cancellationToken)
    {
        var round = stage.For(board.Snapshot);
        foreach (var job in Reserving(board.Snapshot, round))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (board.Best(job) is { } choice)
            {
                board.Take(job, choice, "it waited for a labelled or big worker and goes first");
            }
        }

        var ageing = round.Options.Ageing;
        new ObsAssigner(ageing > TimeSpan.Zero ? ageing : null).Assign(board, cancellationToken);
    }

    private static List<int> Reserving(AllocationSnapshot snapshot, BestFitRound round)
    {
        var since = snapshot.Time - round.Options.ReserveAfter;
        var jobs = new List<int>();
        for (var job = 0; job < snapshot.Jobs.Length; job++)
        {
            if (snapshot.Jobs[job].Ready <= since && round.NeedsSpecial(job) && snapshot.Matcher.Allowed(job).Overlaps(snapshot.Idle))
            {
                jobs.Add(job);
            }
        }

        jobs.Sort((a, b) => snapshot.Jobs[a].Ready.CompareTo(snapshot.Jobs[b].Ready) is var order and not 0 ? order : a.CompareTo(b));
        return jobs;
    }
}
