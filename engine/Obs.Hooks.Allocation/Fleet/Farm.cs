using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// Workers and queue of one partition as they change, and the snapshots rounds are decided from. What jobs and workers have in
/// common (constraints, descriptions) is kept once, so that the matcher is asked once per kind and not per pair. For one thread;
/// the snapshots may go to others.
/// </summary>
/// <param name="matcher">OBS's rules; with its default of secure sandboxes if null.</param>
internal sealed class Farm(ConstraintMatcher? matcher = null)
{
    private readonly MatchTable _matches = new(matcher ?? new ConstraintMatcher());
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
        var kind = _matches.KindOf(worker, description);
        if (!_workers.TryGetValue(worker.Name, out var known) || known.Kind != kind)
        {
            _layout = null;
        }

        _workers[worker.Name] = new KnownWorker(worker, kind);
    }

    /// <summary>Forgets a worker.</summary>
    public void RemoveWorker(string name)
    {
        if (_workers.Remove(name))
        {
            _layout = null;
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
        var layout = _layout ??= new WorkerLayout([.. _workers.Keys], [.. _workers.Values.Select(static known => known.Kind)]);
        var workers = ImmutableCollectionsMarshal.AsImmutableArray(_workers.Values.Select(static known => known.Worker).ToArray());
        var jobs = ImmutableCollectionsMarshal.AsImmutableArray(_jobs.Values.ToArray());
        return new AllocationSnapshot(workers, jobs, Shares.At(time, _jobs.Values), new FarmMatcher(_matches, layout, jobs))
        {
            Time = time,
            Seed = seed,
            Settings = settings ?? HookSettings.Empty,
        };
    }

    private sealed record KnownWorker(FleetWorker Worker, int Kind);
}
