namespace Obs.Hooks;

/// <summary>A job gets no worker in this round.</summary>
/// <param name="Job">Index in <see cref="AllocationSnapshot.Jobs"/>.</param>
/// <param name="Reason">Why.</param>
public readonly record struct WaitingJob(int Job, AllocationReason Reason);
