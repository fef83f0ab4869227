namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>A job that waits.</summary>
/// <param name="Job">As allocators see it.</param>
/// <param name="Number">Its number in the trace.</param>
/// <param name="Share">Index of its repository among the shares.</param>
/// <param name="Allowed">The workers that may build it.</param>
internal readonly record struct QueueEntry(QueuedJob Job, int Number, int Share, ulong[] Allowed);
