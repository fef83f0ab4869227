namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Jobs of power packages go to power hosts only.</summary>
internal sealed class PowerHostFilter : IWorkerFilter
{
    public bool Concerns(AllocationBoard board, int job) => board.Snapshot.Jobs[job].PowerRank is not null;

    public string? Refuse(in Pairing pairing) =>
        pairing.Job.PowerRank is null || pairing.Worker.PowerHost ? null : "it needs a power host";
}
