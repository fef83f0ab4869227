using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>Which workers are instances of one host, and of which architecture: the same as long as no worker comes or goes.</summary>
internal sealed class HostMap
{
    public HostMap(ImmutableArray<FleetWorker> workers)
    {
        var hosts = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        HostOfWorker = new int[workers.Length];
        for (var i = 0; i < HostOfWorker.Length; i++)
        {
            var name = workers[i].HostName;
            if (!hosts.TryGetValue(name, out var host))
            {
                host = hosts.Dictionary.Count;
                hosts[name] = host;
            }

            HostOfWorker[i] = host;
        }

        Count = hosts.Dictionary.Count;
        Architectures =
        [
            .. workers.Select(static worker => worker.HostArch).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(arch => (arch, WorkersOf(arch, workers))),
        ];
    }

    /// <summary>The architectures of hosts and the workers of each, one bit each.</summary>
    public ImmutableArray<(string Arch, ulong[] Workers)> Architectures { get; }

    public int Count { get; }

    public int[] HostOfWorker { get; }

    public int HostOf(int worker) => HostOfWorker[worker];

    private static ulong[] WorkersOf(string arch, ImmutableArray<FleetWorker> workers)
    {
        var words = new ulong[WorkerSet.WordsFor(workers.Length)];
        for (var i = 0; i < workers.Length; i++)
        {
            words[i / 64] |= (workers[i].HostArch == arch ? 1UL : 0) << (i % 64);
        }

        return words;
    }
}
