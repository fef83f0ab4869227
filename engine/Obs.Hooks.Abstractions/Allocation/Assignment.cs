namespace Obs.Hooks;

/// <summary>A job gets a worker.</summary>
/// <param name="Job">Index in <see cref="AllocationSnapshot.Jobs"/>.</param>
/// <param name="Worker">Index in <see cref="AllocationSnapshot.Workers"/>.</param>
/// <param name="Reason">Why this worker, why now.</param>
public readonly record struct Assignment(int Job, int Worker, AllocationReason Reason);
