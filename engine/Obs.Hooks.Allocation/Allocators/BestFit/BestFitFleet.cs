using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Which workers are special, and how large they are: as long as no worker comes, goes or describes itself anew.</summary>
/// <remarks>A worker is special if it has a label, or four times the memory or the processors of the middle one.</remarks>
internal sealed class BestFitFleet
{
    private const double Big = 4;

    private readonly ulong[] _ordinary;
    private readonly double[] _size;

    public BestFitFleet(ImmutableArray<FleetWorker> workers)
    {
        _size = new double[workers.Length];
        _ordinary = new ulong[WorkerSet.WordsFor(workers.Length)];
        var (memory, processors) = (new MiddleValue(), new MiddleValue());
        foreach (var worker in workers)
        {
            memory.Add(worker.Memory + worker.Swap);
            processors.Add(worker.Processors);
            LargestMemory = Math.Max(LargestMemory, worker.Memory + worker.Swap);
            LargestDisk = Math.Max(LargestDisk, worker.Disk);
            MostJobs = Math.Max(MostJobs, worker.Jobs);
        }

        var (bigMemory, manyProcessors) = (Big * memory.Value, Big * processors.Value);
        for (var i = 0; i < _size.Length; i++)
        {
            var worker = workers[i];
            var total = worker.Memory + worker.Swap;
            var special = worker.Labels.Length > 0 || IsAbove(total, bigMemory) || IsAbove(worker.Processors, manyProcessors);
            _ordinary[i / 64] |= (special ? 0UL : 1) << (i % 64);
            _size[i] = (total / LargestMemory) + (worker.Disk / LargestDisk) + (worker.Jobs / MostJobs) + worker.Labels.Length;
        }

        Kinds = BestFitKinds.Of(workers, _size);
    }

    public WorkerKinds Kinds { get; }

    /// <summary>MB; at least 1, as the others.</summary>
    public double LargestMemory { get; } = 1;

    public double LargestDisk { get; } = 1;

    public double MostJobs { get; } = 1;

    public WorkerSet Ordinary => new(_ordinary);

    /// <summary>Memory, disk and parallel jobs of a worker, each as a part of the largest, and a point for each label.</summary>
    public double Size(int worker) => _size[worker];

    private static bool IsAbove(double value, double limit) => limit > 0 && value >= limit;
}
