using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>Which workers are instances of one host: the same as long as no worker comes or goes.</summary>
internal sealed class HostMap
{
    private readonly int[] _hostOfWorker;

    public HostMap(ImmutableArray<FleetWorker> workers)
    {
        var hosts = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _hostOfWorker = new int[workers.Length];
        for (var i = 0; i < _hostOfWorker.Length; i++)
        {
            var name = workers[i].HostName;
            if (!hosts.TryGetValue(name, out var host))
            {
                host = hosts.Dictionary.Count;
                hosts[name] = host;
            }

            _hostOfWorker[i] = host;
        }

        Count = hosts.Dictionary.Count;
    }

    public int Count { get; }

    public int HostOf(int worker) => _hostOfWorker[worker];
}
