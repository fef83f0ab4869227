namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>What the stages of one round have in common; made when the first of them is asked.</summary>
internal sealed class BestFitStage
{
    private BestFitRound? _round;

    public BestFitRound For(AllocationSnapshot snapshot) => _round ??= new BestFitRound(snapshot);
}
