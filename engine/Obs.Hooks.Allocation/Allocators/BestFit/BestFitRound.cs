namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>What the stages of <c>best-fit</c> find out once per round. A job needs a special worker if no other may build it.</summary>
internal sealed class BestFitRound
{
    private readonly AllocationSnapshot _snapshot;
    private readonly BestFitFleet _fleet;
    private readonly ulong[] _quarantined;
    private (int Job, bool Needs) _lastNeeds = (-1, false);
    private (int Job, double Size) _lastAsked = (-1, 0);

    public BestFitRound(AllocationSnapshot snapshot, BestFitFleet fleet)
    {
        _snapshot = snapshot;
        _fleet = fleet;
        Options = BestFitOptions.Read(snapshot.Settings);
        _quarantined = new ulong[WorkerSet.WordsFor(snapshot.Workers.Length)];
        foreach (var worker in snapshot.Idle)
        {
            _quarantined[worker / 64] |= (IsQuarantined(snapshot.Workers[worker]) ? 1UL : 0) << (worker % 64);
        }

        AnyQuarantined = new WorkerSet(_quarantined).Any;
    }

    public BestFitOptions Options { get; }

    public bool AnyQuarantined { get; }

    public bool InQuarantine(int worker) => new WorkerSet(_quarantined).Contains(worker);

    public bool IsSpecial(int worker) => !_fleet.Ordinary.Contains(worker);

    /// <summary>Memory, disk and parallel jobs of a worker, each as a part of the largest, and a point for each label.</summary>
    public double Size(int worker) => _fleet.Size(worker);

    /// <summary>What a job asks for, on the scale of <see cref="Size"/>; without memory per job, which depends on the worker.</summary>
    public double Asked(int job)
    {
        if (_lastAsked.Job != job)
        {
            var demand = _snapshot.Jobs[job].Demand;
            _lastAsked = (job, MemoryPart(Math.Max(demand.Memory, demand.PhysicalMemory))
                + (demand.Disk / _fleet.LargestDisk) + (Math.Max(demand.Jobs, demand.Processors) / _fleet.MostJobs));
        }

        return _lastAsked.Size;
    }

    public double MemoryPart(double megabytes) => megabytes / _fleet.LargestMemory;

    /// <summary>Whether only special workers may build a job.</summary>
    public bool NeedsSpecial(int job)
    {
        if (_lastNeeds.Job != job)
        {
            _lastNeeds = (job, !_snapshot.Matcher.Allowed(job).Overlaps(_fleet.Ordinary));
        }

        return _lastNeeds.Needs;
    }

    private bool IsQuarantined(FleetWorker worker) =>
        Options.QuarantineFailures > 0
        && worker.QuickFailures >= Options.QuarantineFailures
        && _snapshot.Time - (worker.Since ?? _snapshot.Time) < Options.Quarantine;
}
