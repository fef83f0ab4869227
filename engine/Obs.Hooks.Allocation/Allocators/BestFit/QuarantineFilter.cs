namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Leaves workers alone that failed everything quickly: idle most of the time, they would attract most jobs.</summary>
internal sealed class QuarantineFilter(BestFitStage stage) : IMaskFilter
{
    public bool Concerns(AllocationBoard board, int job) => stage.For(board.Snapshot).AnyQuarantined;

    public WorkerSet Passing(AllocationBoard board, int job) => stage.For(board.Snapshot).Trusted;

    public string? Refuse(in Pairing pairing) => stage.For(pairing.Snapshot).Trusted.Contains(pairing.WorkerIndex)
        ? null
        : "the workers failed everything quickly and are in quarantine";
}
