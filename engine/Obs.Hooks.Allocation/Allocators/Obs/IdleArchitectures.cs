using Obs.Hooks.Allocation.Fleet;

namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Which architectures idle workers could build, whatever a job's constraints.</summary>
internal sealed class IdleArchitectures(AllocationBoard board)
{
    private readonly Dictionary<(string Arch, bool PowerHost), ulong[]> _workers = [];

    /// <summary>Whether a worker of a host that builds the architecture is still idle.</summary>
    public bool Any(string arch, bool powerHost = false)
    {
        if (!_workers.TryGetValue((arch, powerHost), out var words))
        {
            words = Find(arch, powerHost);
            _workers.Add((arch, powerHost), words);
        }

        return board.Idle.Overlaps(new WorkerSet(words));
    }

    private ulong[] Find(string arch, bool powerHost)
    {
        var words = new ulong[board.Idle.Words.Length];
        foreach (var worker in board.Snapshot.Idle)
        {
            var candidate = board.Snapshot.Workers[worker];
            if (HostArchitectures.CanBuild(candidate.HostArch, arch, nativeOnly: false) && (candidate.PowerHost || !powerHost))
            {
                words[worker / 64] |= 1UL << (worker % 64);
            }
        }

        return words;
    }
}
