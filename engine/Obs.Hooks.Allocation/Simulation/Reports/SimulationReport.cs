using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>The same workload under several allocators.</summary>
/// <param name="Workload">What was simulated, in one sentence.</param>
/// <param name="Workers">Workers of the fleet.</param>
/// <param name="StarvedAfter">What counts as starved.</param>
/// <param name="Results">One for each allocator, in the order asked for.</param>
internal sealed record SimulationReport(
    string Workload, int Workers, TimeSpan StarvedAfter, ImmutableArray<SimulationResult> Results);
