using System.Runtime.CompilerServices;

namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>What the stages of one round have in common; made when the first of them is asked.</summary>
internal sealed class BestFitStage
{
    /// <summary>
    /// Of fleets that stay as they are from round to round. It follows from the fleet alone, so that it makes no difference to a
    /// decision whether it was there already.
    /// </summary>
    private static readonly ConditionalWeakTable<HostMap, BestFitFleet> Fleets = [];

    private BestFitRound? _round;

    public BestFitRound For(AllocationSnapshot snapshot) => _round ??= new BestFitRound(
        snapshot, Fleets.GetValue(snapshot.Hosts, _ => new BestFitFleet(snapshot.Workers)));
}
