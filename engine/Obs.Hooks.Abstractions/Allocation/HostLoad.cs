namespace Obs.Hooks;

/// <summary>Idle and busy instances of each host, as they change during a round.</summary>
public sealed class HostLoad
{
    private readonly HostMap _hosts;
    private readonly int[] _idle;
    private readonly int[] _known;

    internal HostLoad(AllocationSnapshot snapshot)
    {
        _hosts = snapshot.Hosts;
        _idle = new int[_hosts.Count];
        _known = new int[_hosts.Count];
        foreach (var worker in snapshot.Idle)
        {
            _idle[_hosts.HostOf(worker)]++;
            _known[_hosts.HostOf(worker)]++;
        }

        foreach (var worker in snapshot.Building)
        {
            _known[_hosts.HostOf(worker)]++;
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
        var host = _hosts.HostOf(worker);
        return _known[host] == 0 ? 1 : (double)_idle[host] / _known[host];
    }

    internal void Occupy(int worker) => _idle[_hosts.HostOf(worker)]--;
}
