using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>What jobs of a trace have in common.</summary>
/// <param name="Constraints">Merged constraints; null for none.</param>
/// <param name="Name">For people.</param>
internal sealed record WorkloadDemand(ElementNode? Constraints, string Name);
