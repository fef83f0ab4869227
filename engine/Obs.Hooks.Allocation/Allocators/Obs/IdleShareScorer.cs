namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Spreads jobs over hosts: the one with the largest part of idle instances first.</summary>
internal sealed class IdleShareScorer : IWorkerScorer
{
    public double Score(in Pairing pairing) => pairing.Board.Hosts.IdleShare(pairing.WorkerIndex);
}
