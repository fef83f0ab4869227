namespace Obs.Hooks;

/// <summary>A filter that knows at once which workers it refuses to a job: 64 of them are one operation instead of 64 calls.</summary>
internal interface IMaskFilter : IWorkerFilter
{
    /// <summary>The workers it allows: those for which <see cref="IWorkerFilter.Refuse"/> returns null.</summary>
    /// <param name="board">The state of the round.</param>
    /// <param name="job">Index of a job that concerns it.</param>
    /// <returns>A set as large as the fleet; workers that are not idle or not allowed do not matter.</returns>
    WorkerSet Passing(AllocationBoard board, int job);
}
