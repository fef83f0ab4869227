using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// Workers and queue of one partition as they change, and the snapshots rounds are decided from. For one thread; the snapshots
/// may go to others.
/// </summary>
/// <param name="secureSandboxes">What counts as a secure sandbox; OBS's default if null.</param>
internal sealed class Farm(IEnumerable<string>? secureSandboxes = null)
{
    private readonly MatchTable _matches = new(new WorkerIndex(secureSandboxes));
    private readonly SortedDictionary<string, KnownWorker> _workers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, QueuedJob> _jobs = new(StringComparer.Ordinal);
    private WorkerLayout? _layout;

    /// <summary>Builds of the past and priorities.</summary>
    public ShareTable Shares { get; } = new();

    /// <summary>How many workers there are.</summary>
    public int WorkerCount => _workers.Count;

    /// <summary>How many jobs wait.</summary>
    public int JobCount => _jobs.Count;

    /// <summary>Adds a worker, or replaces what is known of it.</summary>
    /// <param name="worker">What allocators see.</param>
    /// <param name="description">What the matcher sees: its <c>&lt;worker&gt;</c> document.</param>
    public void SetWorker(FleetWorker worker, Worker description)
    {
        if (!_workers.TryGetValue(worker.Name, out var known))
        {
            _layout = null;
            _workers.Add(worker.Name, new KnownWorker(worker, description, _matches.Add(description)));
            return;
        }

        if (!ReferenceEquals(known.Description, description))
        {
            _matches.Update(known.Slot, description);
        }

        _layout = known.Worker.NativeOnly == worker.NativeOnly && known.Worker.HostArch == worker.HostArch ? _layout : null;
        _workers[worker.Name] = known with { Worker = worker, Description = description };
    }

    /// <summary>Forgets a worker.</summary>
    public void RemoveWorker(string name)
    {
        if (_workers.Remove(name, out var known))
        {
            _layout = null;
            _matches.Remove(known.Slot);
        }
    }

    /// <summary>Adds a job that waits, or replaces it.</summary>
    /// <param name="job">The job; its <see cref="QueuedJob.ConstraintSet"/> and <see cref="QueuedJob.Demand"/> are filled in.</param>
    /// <param name="constraints">Its merged constraints; null for none.</param>
    public void SetJob(QueuedJob job, ElementNode? constraints)
    {
        Shares.Seen(job);
        _jobs[job.Id] = job with
        {
            ConstraintSet = _matches.SetOf(job.HostArch, constraints),
            Demand = DemandReader.Read(constraints),
        };
    }

    /// <summary>Removes a job: it is built, given out or gone.</summary>
    public void RemoveJob(string id) => _jobs.Remove(id);

    /// <summary>What is known at this moment.</summary>
    /// <param name="time">The time of the round.</param>
    /// <param name="seed">Its randomness.</param>
    /// <param name="settings">Settings of the allocator.</param>
    public AllocationSnapshot Snapshot(DateTimeOffset time, ulong seed, HookSettings? settings = null)
    {
        if (_layout is null || _layout.Version != _matches.Version)
        {
            _layout = new WorkerLayout([.. _workers.Values.Select(static known => known.Place)], _matches.Version);
        }

        var workers = ImmutableCollectionsMarshal.AsImmutableArray(_workers.Values.Select(static known => known.Worker).ToArray());
        var jobs = ImmutableCollectionsMarshal.AsImmutableArray(_jobs.Values.ToArray());
        return new AllocationSnapshot(workers, jobs, Shares.At(time, jobs), new FarmMatcher(_matches, _layout, jobs))
        {
            Time = time,
            Seed = seed,
            Settings = settings ?? HookSettings.Empty,
        };
    }

    private sealed record KnownWorker(FleetWorker Worker, Worker Description, int Slot)
    {
        public LayoutEntry Place => new(Worker.Name, Slot, Worker.HostArch, Worker.NativeOnly);
    }
}
