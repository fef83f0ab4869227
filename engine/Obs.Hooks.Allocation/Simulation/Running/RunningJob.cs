namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>A job on a worker.</summary>
/// <param name="Entry">The job.</param>
/// <param name="Worker">Index of the worker.</param>
/// <param name="Start">When it began, in milliseconds.</param>
internal readonly record struct RunningJob(QueueEntry Entry, int Worker, long Start);
