using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>A worker of a simulated fleet.</summary>
/// <param name="Worker">As allocators see it; idle.</param>
/// <param name="Description">As the matcher sees it.</param>
/// <param name="Broken">Whether everything it builds fails after some seconds.</param>
internal sealed record WorkloadWorker(FleetWorker Worker, Worker Description, bool Broken = false);
