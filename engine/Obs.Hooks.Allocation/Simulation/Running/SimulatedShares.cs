using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Allocation.Simulation.Workloads;

namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>Loads of all repositories of a workload, in the order of a snapshot.</summary>
internal sealed class SimulatedShares
{
    private readonly RepositoryKey[] _repositories;
    private readonly int[] _place;
    private readonly double[] _adjust;
    private readonly LoadEntry?[] _past;
    private readonly int[] _running;
    private readonly DateTimeOffset?[] _newestChange;

    public SimulatedShares(Workload workload)
    {
        var order = Enumerable.Range(0, workload.Repositories.Length).ToArray();
        Array.Sort(order, (x, y) => Compare(workload.Repositories[x], workload.Repositories[y]));
        _repositories = [.. order.Select(index => workload.Repositories[index])];
        _place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            _place[order[i]] = i;
        }

        _adjust = [.. _repositories.Select(workload.Adjust)];
        _past = new LoadEntry?[order.Length];
        _running = new int[order.Length];
        _newestChange = new DateTimeOffset?[order.Length];
    }

    /// <summary>Index of a repository of the workload among the shares.</summary>
    public int PlaceOf(int repository) => _place[repository];

    public void Changed(int share, DateTimeOffset ready) => _newestChange[share] = ready;

    public void Started(int share) => _running[share]++;

    public void Ended(int share, DateTimeOffset start, DateTimeOffset end)
    {
        _running[share]--;
        _past[share] = (_past[share] ?? default).Add(start, end);
    }

    public ImmutableArray<RepositoryShare> At(DateTimeOffset now)
    {
        var shares = new RepositoryShare[_repositories.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = new RepositoryShare(_repositories[i].Project, _repositories[i].Repository, _repositories[i].Arch)
            {
                Load = (_past[i]?.At(now) ?? 0) + _running[i],
                Running = _running[i],
                PastLoad = _past[i]?.Value ?? 0,
                PastEnd = _past[i]?.Time,
                Adjust = _adjust[i],
                NewestSourceChange = _newestChange[i],
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(shares);
    }

    private static int Compare(RepositoryKey a, RepositoryKey b)
    {
        var order = string.CompareOrdinal(a.Project, b.Project);
        order = order != 0 ? order : string.CompareOrdinal(a.Repository, b.Repository);
        return order != 0 ? order : string.CompareOrdinal(a.Arch, b.Arch);
    }
}
