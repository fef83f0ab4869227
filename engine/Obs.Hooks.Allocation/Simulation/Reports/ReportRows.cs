using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>What is compared, in the order of the table: one row each, one column for each allocator.</summary>
internal static class ReportRows
{
    public static ImmutableArray<(string Name, Func<SimulationResult, string> Value)> All { get; } =
    [
        ("jobs built", static r => Figures.Count(r.Jobs)),
        ("wait, median", static r => Figures.Time(r.MedianWait)),
        ("wait, mean", static r => Figures.Time(r.MeanWait)),
        ("wait, 90 %", static r => Figures.Time(r.Wait90)),
        ("wait, 99 %", static r => Figures.Time(r.Wait99)),
        ("wait, longest", static r => Figures.Time(r.LongestWait)),
        ("starved", static r => Figures.Count(r.Starved)),
        ("never built", static r => Figures.Count(r.Unbuilt)),
        ("failed by broken workers", static r => Figures.Count(r.FailedBuilds)),
        ("utilisation", static r => Figures.Part(r.Utilisation)),
        ("fairness (Jain)", static r => Figures.Index(r.Fairness)),
        ("all built after", static r => Figures.Time(r.Makespan)),
        ("rounds", static r => Figures.Count(r.Rounds)),
        ("rounds by obs instead", static r => Figures.Count(r.Failures)),
        ("simulated in", static r => Figures.Time(r.Elapsed)),
    ];
}
