namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>What the stages of <c>best-fit</c> find out once per round. A job needs a special worker if no other may build it.</summary>
internal sealed class BestFitRound
{
    private readonly AllocationSnapshot _snapshot;
    private readonly BestFitFleet _fleet;
    private readonly ulong[] _trusted;
    private (int Job, bool Needs) _lastNeeds = (-1, false);
    private (int Job, double Size) _lastAsked = (-1, 0);

    public BestFitRound(AllocationSnapshot snapshot, BestFitFleet fleet)
    {
        _snapshot = snapshot;
        _fleet = fleet;
        Options = BestFitOptions.Read(snapshot.Settings);
        _trusted = snapshot.Idle.Words.ToArray();
        foreach (var worker in snapshot.Idle)
        {
            if (IsQuarantined(snapshot.Workers[worker]))
            {
                _trusted[worker / 64] &= ~(1UL << (worker % 64));
                AnyQuarantined = true;
            }
        }
    }

    public BestFitOptions Options { get; }

    public bool AnyQuarantined { get; }

    /// <summary>The idle workers that are not in quarantine.</summary>
    public WorkerSet Trusted => new(_trusted);

    /// <summary>The workers that are not special.</summary>
    public WorkerSet Ordinary => _fleet.Ordinary;

    public WorkerKinds Kinds => _fleet.Kinds;

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
