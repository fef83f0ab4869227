using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Constraints.Indexing;

namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>The workers of a workload and what they do.</summary>
internal sealed class SimulatedFleet
{
    private readonly Workload _workload;
    private readonly FleetWorker[] _workers;
    private readonly ulong[] _idle;
    private readonly ulong[] _building;
    private readonly MatchTable _matches = new(new WorkerIndex());
    private readonly WorkerLayout _layout;

    public SimulatedFleet(Workload workload)
    {
        _workload = workload;
        _workers = [.. workload.Workers.Select(worker => worker.Worker with { State = WorkerState.Idle, Since = workload.Start })];
        _idle = new ulong[WorkerSet.WordsFor(_workers.Length)];
        _building = new ulong[_idle.Length];
        var entries = new LayoutEntry[_workers.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            _idle[i / 64] |= 1UL << (i % 64);
            entries[i] = new LayoutEntry(_workers[i].Name, _matches.Add(workload.Workers[i].Description), _workers[i].HostArch, _workers[i].NativeOnly);
        }

        _layout = new WorkerLayout(entries, 0);
        Hosts = new HostMap([.. _workers]);
    }

    public HostMap Hosts { get; }

    public int BuildingCount { get; private set; }

    public bool AnyIdle => BuildingCount < _workers.Length;

    public int Count => _workers.Length;

    public FleetWorker this[int worker] => _workers[worker];

    public (ImmutableArray<FleetWorker> Workers, ulong[] Idle, ulong[] Building) Copy() =>
        (ImmutableCollectionsMarshal.AsImmutableArray((FleetWorker[])_workers.Clone()), (ulong[])_idle.Clone(), (ulong[])_building.Clone());

    /// <summary>Number of what jobs of a repository and a demand ask for, and the workers that may build them.</summary>
    public (int Set, ulong[] Allowed) Match(int repository, int demand)
    {
        var set = _matches.SetOf(_workload.Repositories[repository].Arch, _workload.Demands[demand].Constraints);
        return (set, _layout.Allowed(_matches, set));
    }

    public void Start(int worker, string job, DateTimeOffset now) => Change(worker, WorkerState.Building, job, now, _workers[worker].QuickFailures);

    public void End(int worker, DateTimeOffset now, bool failedQuickly) =>
        Change(worker, WorkerState.Idle, null, now, failedQuickly ? _workers[worker].QuickFailures + 1 : 0);

    private void Change(int worker, WorkerState state, string? job, DateTimeOffset now, int quickFailures)
    {
        _workers[worker] = _workers[worker] with { State = state, Building = job, Since = now, QuickFailures = quickFailures };
        var bit = 1UL << (worker % 64);
        _idle[worker / 64] ^= bit;
        _building[worker / 64] ^= bit;
        BuildingCount += state == WorkerState.Building ? 1 : -1;
    }
}
