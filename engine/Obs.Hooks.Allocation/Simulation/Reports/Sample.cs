namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>The state of the farm at a moment.</summary>
/// <param name="Time">Milliseconds after the beginning.</param>
/// <param name="Waiting">Jobs that wait.</param>
/// <param name="Building">Workers that build.</param>
internal readonly record struct Sample(long Time, int Waiting, int Building);
