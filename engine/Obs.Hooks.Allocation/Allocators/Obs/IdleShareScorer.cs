namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Spreads jobs over hosts: the one with the largest part of idle instances first.</summary>
internal sealed class IdleShareScorer : IKindScorer
{
    public double IdleShareWeight => 1;

    public WorkerKinds KindsOf(AllocationSnapshot snapshot) => new(new int[snapshot.Workers.Length], 1);

    public double ScoreOfKind(in Pairing pairing) => 0;

    public double Score(in Pairing pairing) => pairing.Board.Hosts.IdleShare(pairing.WorkerIndex);
}
