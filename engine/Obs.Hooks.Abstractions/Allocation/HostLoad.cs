namespace Obs.Hooks;

/// <summary>Idle and busy instances of each host, as they change during a round.</summary>
public sealed class HostLoad
{
    private readonly HostMap _hosts;
    private readonly int[] _idle;
    private readonly int[] _known;
    private readonly double[] _share;

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

        _share = new double[_hosts.Count];
        for (var host = 0; host < _share.Length; host++)
        {
            _share[host] = ShareOf(host);
        }
    }

    /// <summary>
    /// The part of a worker's host that is idle: idle instances by idle and building ones. OBS gives jobs to the host with the
    /// largest part first.
    /// </summary>
    /// <param name="worker">Index of the worker.</param>
    /// <returns>0 to 1.</returns>
    public double IdleShare(int worker) => _share[_hosts.HostOf(worker)];

    /// <summary>The idle part of each host.</summary>
    internal double[] Shares => _share;

    internal void Occupy(int worker)
    {
        var host = _hosts.HostOf(worker);
        _idle[host]--;
        _share[host] = ShareOf(host);
    }

    private double ShareOf(int host) => _known[host] == 0 ? 1 : (double)_idle[host] / _known[host];
}
