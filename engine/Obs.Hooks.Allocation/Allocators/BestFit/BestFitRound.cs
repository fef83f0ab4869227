namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>What the stages of <c>best-fit</c> find out once per round: which workers are special, and how large the largest are.</summary>
/// <remarks>
/// A worker is special if it has a label, or four times the memory or the processors of the middle one. A job needs a special
/// worker if no other may build it.
/// </remarks>
internal sealed class BestFitRound
{
    private const double Big = 4;

    private readonly ulong[] _ordinary;
    private readonly AllocationSnapshot _snapshot;
    private (int Job, bool Needs) _last = (-1, false);

    public BestFitRound(AllocationSnapshot snapshot)
    {
        _snapshot = snapshot;
        Options = BestFitOptions.Read(snapshot.Settings);
        var memory = new double[snapshot.Workers.Length];
        var processors = new double[memory.Length];
        for (var i = 0; i < memory.Length; i++)
        {
            var worker = snapshot.Workers[i];
            memory[i] = worker.Memory + worker.Swap;
            processors[i] = worker.Processors;
            LargestMemory = Math.Max(LargestMemory, memory[i]);
            LargestDisk = Math.Max(LargestDisk, worker.Disk);
            MostJobs = Math.Max(MostJobs, worker.Jobs);
        }

        var bigMemory = Big * Middle(memory);
        var manyProcessors = Big * Middle(processors);
        _ordinary = new ulong[WorkerSet.WordsFor(memory.Length)];
        for (var i = 0; i < memory.Length; i++)
        {
            var worker = snapshot.Workers[i];
            var special = !worker.Labels.IsDefaultOrEmpty
                || IsAbove(worker.Memory + worker.Swap, bigMemory)
                || IsAbove(worker.Processors, manyProcessors);
            _ordinary[i / 64] |= (special ? 0 : 1UL) << (i % 64);
        }
    }

    public BestFitOptions Options { get; }

    /// <summary>MB; at least 1, as the others.</summary>
    public double LargestMemory { get; } = 1;

    public double LargestDisk { get; } = 1;

    public double MostJobs { get; } = 1;

    public bool IsSpecial(int worker) => !new WorkerSet(_ordinary).Contains(worker);

    /// <summary>Whether only special workers may build a job.</summary>
    public bool NeedsSpecial(int job)
    {
        if (_last.Job != job)
        {
            _last = (job, !_snapshot.Matcher.Allowed(job).Overlaps(new WorkerSet(_ordinary)));
        }

        return _last.Needs;
    }

    private static bool IsAbove(double value, double limit) => limit > 0 && value >= limit;

    private static double Middle(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
