namespace Obs.Hooks;

/// <summary>Idle and busy instances of each host, as they change during a round.</summary>
public sealed class HostLoad
{
    private readonly int[] _hostOfWorker;
    private readonly int[] _idle;
    private readonly int[] _known;

    internal HostLoad(AllocationSnapshot snapshot)
    {
        var hosts = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _hostOfWorker = new int[snapshot.Workers.Length];
        _idle = new int[snapshot.Workers.Length];
        _known = new int[snapshot.Workers.Length];
        for (var i = 0; i < _hostOfWorker.Length; i++)
        {
            var worker = snapshot.Workers[i];
            if (!hosts.TryGetValue(worker.HostName, out var host))
            {
                host = hosts.Dictionary.Count;
                hosts[worker.HostName] = host;
            }

            _hostOfWorker[i] = host;
            _idle[host] += worker.State == WorkerState.Idle ? 1 : 0;
            _known[host] += worker.State is WorkerState.Idle or WorkerState.Building ? 1 : 0;
        }
    }

    /// <summary>
    /// The part of a worker's host that is idle: idle instances by idle and building ones. OBS gives jobs to the host with the
    /// largest part first.
    /// </summary>
    /// <param name="worker">Index of the worker.</param>
    /// <returns>0 to 1.</returns>
    public double IdleShare(int worker)
    {
        var host = _hostOfWorker[worker];
        return _known[host] == 0 ? 1 : (double)_idle[host] / _known[host];
    }

    internal void Occupy(int worker) => _idle[_hostOfWorker[worker]]--;
}
