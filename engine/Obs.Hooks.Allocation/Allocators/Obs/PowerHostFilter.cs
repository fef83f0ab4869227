namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Jobs of power packages go to power hosts only.</summary>
internal sealed class PowerHostFilter : IMaskFilter
{
    private ulong[]? _powerHosts;

    public bool Concerns(AllocationBoard board, int job) => board.Snapshot.Jobs[job].PowerRank is not null;

    public WorkerSet Passing(AllocationBoard board, int job) => new(_powerHosts ??= Find(board.Snapshot));

    public string? Refuse(in Pairing pairing) =>
        pairing.Job.PowerRank is null || pairing.Worker.PowerHost ? null : "it needs a power host";

    private static ulong[] Find(AllocationSnapshot snapshot)
    {
        var words = new ulong[WorkerSet.WordsFor(snapshot.Workers.Length)];
        foreach (var worker in snapshot.Idle)
        {
            words[worker / 64] |= (snapshot.Workers[worker].PowerHost ? 1UL : 0) << (worker % 64);
        }

        return words;
    }
}
