namespace Obs.Hooks.Allocation.Recording;

/// <summary>The matcher's answers as they were.</summary>
internal sealed class RecordedMatcher(ulong[][] allowed) : IWorkerMatcher
{
    public WorkerSet Allowed(int job) => new(allowed[job]);
}
