namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Keeps labelled and big workers for jobs that need them, as long as the others have some patience.</summary>
internal sealed class KeepFilter(BestFitStage stage) : IWorkerFilter
{
    public bool Concerns(AllocationBoard board, int job)
    {
        var round = stage.For(board.Snapshot);
        return board.Snapshot.Time - board.Snapshot.Jobs[job].Ready < round.Options.Patience && !round.NeedsSpecial(job);
    }

    public string? Refuse(in Pairing pairing) => stage.For(pairing.Snapshot).IsSpecial(pairing.WorkerIndex)
        ? "labelled and big workers are kept a while for jobs that need them"
        : null;
}
