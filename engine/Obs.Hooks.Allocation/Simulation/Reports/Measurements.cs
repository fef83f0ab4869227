using System.Collections.Immutable;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Simulation.Running;
using Obs.Hooks.Allocation.Simulation.Workloads;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>Collects what a run is judged by.</summary>
internal sealed class Measurements(Workload workload, string allocator, SimulationOptions options)
{
    private const int Samples = 400;

    private readonly long[] _waits = new long[workload.Jobs.Length];
    private readonly Dictionary<string, (double Wait, double Run)> _projects = new(StringComparer.Ordinal);
    private readonly List<Sample> _samples = [];
    private readonly long _sampleEvery = Math.Max(1, (workload.Jobs.Length == 0 ? 0 : workload.Jobs[^1].Arrival) / Samples);
    private long _nextSample;
    private long _busyUntilLastArrival;
    private long _end;
    private long _failures;
    private string? _firstFailure;

    /// <summary>Jobs built so far.</summary>
    public long Built { get; private set; }

    /// <summary>Builds that failed on a broken worker.</summary>
    public long FailedBuilds { get; set; }

    /// <summary>A build succeeded. Its wait is the time until this build began, failed ones on broken workers included.</summary>
    public void Ended(int job, long start, long end)
    {
        var trace = workload.Jobs[job];
        _waits[Built++] = start - trace.Arrival;
        var lastArrival = workload.Jobs[^1].Arrival;
        _busyUntilLastArrival += Math.Max(0, Math.Min(end, lastArrival) - Math.Min(start, lastArrival));
        _end = Math.Max(_end, end);
        var project = workload.Repositories[trace.Repository].Project;
        var (wait, run) = _projects.GetValueOrDefault(project);
        _projects[project] = (wait + (start - trace.Arrival), run + (end - start));
    }

    public void Decided(RoundOutcome outcome)
    {
        _failures += outcome.Failure is null ? 0 : 1;
        _firstFailure ??= outcome.Failure;
    }

    public void Sample(long now, int waiting, int building)
    {
        if (now >= _nextSample)
        {
            _samples.Add(new Sample(now, waiting, building));
            _nextSample = now + _sampleEvery;
        }
    }

    public SimulationResult ToResult(long rounds, int unbuilt)
    {
        var waits = _waits.AsSpan(0, (int)Built).ToArray();
        Array.Sort(waits);
        var starved = (long)options.StarvedAfter.TotalMilliseconds;
        var lastArrival = workload.Jobs.Length == 0 ? 0 : workload.Jobs[^1].Arrival;
        return new SimulationResult
        {
            Allocator = allocator,
            Jobs = Built,
            Unbuilt = unbuilt,
            FailedBuilds = FailedBuilds,
            Rounds = rounds,
            Failures = _failures,
            FirstFailure = _firstFailure,
            MeanWait = Milliseconds(waits.Length == 0 ? 0 : waits.Average()),
            MedianWait = Percentile(waits, 0.5),
            Wait90 = Percentile(waits, 0.9),
            Wait99 = Percentile(waits, 0.99),
            LongestWait = Percentile(waits, 1),
            Starved = waits.LongLength - FirstAbove(waits, starved) + unbuilt,
            Utilisation = lastArrival == 0 ? 0 : _busyUntilLastArrival / ((double)workload.Workers.Length * lastArrival),
            Makespan = Milliseconds(_end),
            Fairness = Jain([.. _projects.Values.Select(static project => project.Run / Math.Max(1, project.Run + project.Wait))]),
            WaitCurve = [.. Enumerable.Range(0, 201).Select(step => Percentile(waits, step / 200.0))],
            Samples = [.. _samples],
        };
    }

    /// <summary>Jain's index of fairness: 1 if all have the same, 1/n if one has everything.</summary>
    internal static double Jain(IReadOnlyCollection<double> values)
    {
        var squares = values.Sum(static value => value * value);
        return squares == 0 ? 1 : Math.Pow(values.Sum(), 2) / (values.Count * squares);
    }

    internal static TimeSpan Percentile(long[] sorted, double part) =>
        sorted.Length == 0 ? TimeSpan.Zero : Milliseconds(sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)]);

    private static long FirstAbove(long[] sorted, long limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] > limit ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static TimeSpan Milliseconds(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
