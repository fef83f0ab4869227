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
        var snapshot = board.Snapshot;
        var words = new ulong[board.Idle.Words.Length];
        foreach (var (hostArch, workers) in snapshot.Hosts.Architectures)
        {
            if (HostArchitectures.CanBuild(hostArch, arch, nativeOnly: false))
            {
                for (var i = 0; i < words.Length; i++)
                {
                    words[i] |= workers[i];
                }
            }
        }

        return powerHost ? OnlyPowerHosts(words, snapshot) : words;
    }

    private static ulong[] OnlyPowerHosts(ulong[] words, AllocationSnapshot snapshot)
    {
        foreach (var worker in new WorkerSet((ulong[])words.Clone()))
        {
            words[worker / 64] &= ~((snapshot.Workers[worker].PowerHost ? 0UL : 1) << (worker % 64));
        }

        return words;
    }
}
