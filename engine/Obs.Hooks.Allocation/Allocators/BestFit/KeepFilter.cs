namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Keeps labelled and big workers for jobs that need them, as long as the others have some patience.</summary>
internal sealed class KeepFilter(BestFitStage stage) : IMaskFilter
{
    public bool Concerns(AllocationBoard board, int job)
    {
        var round = stage.For(board.Snapshot);
        return board.Snapshot.Time - board.Snapshot.Jobs[job].Ready < round.Options.Patience && !round.NeedsSpecial(job);
    }

    public WorkerSet Passing(AllocationBoard board, int job) => stage.For(board.Snapshot).Ordinary;

    public string? Refuse(in Pairing pairing) => stage.For(pairing.Snapshot).Ordinary.Contains(pairing.WorkerIndex)
        ? null
        : "labelled and big workers are kept a while for jobs that need them";
}
