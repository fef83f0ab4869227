using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Recording;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Simulation.Reports;
using Obs.Hooks.Allocation.Simulation.Workloads;

namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>
/// Runs a workload: jobs arrive, rounds are decided at fixed intervals, builds end. Everything that a round's snapshot is made of
/// is kept up to date between rounds, so that a round costs a copy and not a search.
/// </summary>
internal sealed class Simulator
{
    private const long BrokenBuild = 15_000;

    private readonly Workload _workload;
    private readonly SimulationOptions _options;
    private readonly RoundRunner _runner;
    private readonly SimulatedFleet _fleet;
    private readonly SimulatedShares _shares;
    private readonly SimulatedQueue _queue = new();
    private readonly PriorityQueue<RunningJob, long> _running = new();
    private readonly Measurements _measurements;
    private readonly (int Set, ulong[] Allowed, JobDemand Demand)?[,] _matches;
    private int _arrived;
    private long _rounds;
    private long _now;

    public Simulator(Workload workload, IAllocatorSource allocator, TimeProvider clock, SimulationOptions options)
    {
        _workload = workload;
        _options = options;
        _runner = new RoundRunner(allocator, clock);
        _fleet = new SimulatedFleet(workload);
        _shares = new SimulatedShares(workload);
        _measurements = new Measurements(workload, allocator.Id, options);
        _matches = new (int, ulong[], JobDemand)?[workload.Repositories.Length, workload.Demands.Length];
    }

    /// <summary>Runs until all jobs are built, or those that are left can never be.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <param name="progress">Receives the number of jobs built, now and then.</param>
    public SimulationResult Run(CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        var interval = (long)_options.Interval.TotalMilliseconds;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Finish();
            Arrive();
            var before = _fleet.BuildingCount;
            if (_queue.Count > 0 && _fleet.AnyIdle)
            {
                Decide();
            }

            _measurements.Sample(_now, _queue.Count, _fleet.BuildingCount);
            var stuck = _running.Count == 0 && _arrived == _workload.Jobs.Length;
            if (stuck && (_queue.Count == 0 || (_fleet.BuildingCount == before && NobodyMay())))
            {
                break;
            }

            progress?.Report(_measurements.Built);
            _now = Next(interval);
        }

        return _measurements.ToResult(_rounds, _queue.Count);
    }

    /// <summary>The next interval at which something may happen: with nothing idle, or nothing waiting, only an event matters.</summary>
    private long Next(long interval)
    {
        var nextEnd = _running.TryPeek(out _, out var end) ? end : long.MaxValue;
        var nextArrival = _arrived < _workload.Jobs.Length ? _workload.Jobs[_arrived].Arrival : long.MaxValue;
        var next = Math.Min(nextEnd, nextArrival);
        var waits = _queue.Count > 0 && _fleet.AnyIdle;
        // An allocator that keeps workers idle on purpose may think otherwise a minute later.
        next = waits ? Math.Min(next, _now + (12 * interval)) : next;
        return Math.Max(_now + interval, (next + interval - 1) / interval * interval);
    }

    private void Finish()
    {
        while (_running.TryPeek(out var job, out var end) && end <= _now)
        {
            _running.Dequeue();
            var broken = _workload.Workers[job.Worker].Broken;
            _fleet.End(job.Worker, Time(end), broken);
            _shares.Ended(job.Entry.Share, Time(job.Start), Time(end));
            if (broken)
            {
                _measurements.FailedBuilds++;
                _queue.Add(Without(job.Entry, job.Worker));
            }
            else
            {
                _measurements.Ended(job.Entry.Number, job.Start, end);
            }
        }
    }

    private void Arrive()
    {
        for (; _arrived < _workload.Jobs.Length && _workload.Jobs[_arrived].Arrival <= _now; _arrived++)
        {
            var entry = MakeEntry(_arrived);
            _queue.Add(entry);
            if (_workload.Jobs[_arrived].IsChange)
            {
                _shares.Changed(entry.Share, entry.Job.Ready);
            }
        }

        _queue.Merge([]);
    }

    private void Decide()
    {
        var (jobs, shareOfJob, allowed) = _queue.Copy();
        var (workers, idle, building) = _fleet.Copy();
        var now = Time(_now);
        var snapshot = new AllocationSnapshot(new SnapshotParts(
            workers, jobs, _shares.At(now), shareOfJob, new RecordedMatcher(allowed), idle, building, _fleet.Hosts))
        {
            Time = now,
            Seed = _options.Seed + (ulong)_rounds,
            Settings = _options.Settings,
            ExplainWaiting = false,
        };
        _rounds++;
        var outcome = _runner.Run(snapshot);
        _measurements.Decided(outcome);
        var assigned = new int[outcome.Result.Assignments.Length];
        for (var i = 0; i < assigned.Length; i++)
        {
            var (job, worker, _) = outcome.Result.Assignments[i];
            Start(_queue[job], worker, now);
            assigned[i] = job;
        }

        Array.Sort(assigned);
        _queue.Merge(assigned);
    }

    private void Start(QueueEntry entry, int worker, DateTimeOffset now)
    {
        var duration = _workload.Workers[worker].Broken ? BrokenBuild : _workload.Jobs[entry.Number].DurationOn(_fleet[worker]);
        _fleet.Start(worker, entry.Job.Id, now);
        _shares.Started(entry.Share);
        _running.Enqueue(new RunningJob(entry, worker, _now), _now + Math.Max(duration, 1));
    }

    private QueueEntry MakeEntry(int number)
    {
        var job = _workload.Jobs[number];
        var repository = _workload.Repositories[job.Repository];
        ref var match = ref _matches[job.Repository, job.Demand];
        if (match is null)
        {
            var (set, allowed) = _fleet.Match(job.Repository, job.Demand);
            match = (set, allowed, DemandReader.Read(_workload.Demands[job.Demand].Constraints));
        }

        var package = _workload.Packages?[number] ?? $"p{number:d7}";
        return new QueueEntry(
            new QueuedJob
            {
                Id = $"{repository.Arch}/{repository.Project}::{repository.Repository}::{package}-{number:d7}",
                Project = repository.Project,
                Repository = repository.Repository,
                Arch = repository.Arch,
                Package = package,
                Reason = job.IsChange ? "source change" : "rebuild",
                Ready = Time(job.Arrival),
                Needed = job.Needed,
                ConstraintSet = match.Value.Set,
                Demand = match.Value.Demand,
            },
            number,
            _shares.PlaceOf(job.Repository),
            match.Value.Allowed);
    }

    /// <summary>The job waits again, and this worker is a bad host for it.</summary>
    private QueueEntry Without(QueueEntry entry, int worker)
    {
        var allowed = (ulong[])entry.Allowed.Clone();
        allowed[worker / 64] &= ~(1UL << (worker % 64));
        return entry with { Allowed = allowed, Job = entry.Job with { BadWorkers = entry.Job.BadWorkers.Add(_fleet[worker].Name) } };
    }

    private bool NobodyMay()
    {
        for (var i = 0; i < _queue.Count; i++)
        {
            if (new WorkerSet(_queue[i].Allowed).Any)
            {
                // Idle workers may build it and nothing else is left to happen: an allocator that still refuses always will.
                return _now - _workload.Jobs[^1].Arrival > (long)TimeSpan.FromDays(1).TotalMilliseconds;
            }
        }

        return true;
    }

    private DateTimeOffset Time(long milliseconds) => _workload.Start.AddMilliseconds(milliseconds);
}
