using Obs.Hooks;

namespace Allocators;

[Allocator("oldest-first", Summary = "Whoever waited longest gets the first idle worker.")]
public sealed class OldestFirst : IWorkerAllocator
{
    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken)
    {
        var board = new AllocationBoard(snapshot);
        foreach (var job in Enumerable.Range(0, snapshot.Jobs.Length).OrderBy(job => snapshot.Jobs[job].Ready))
        {
            if (board.Best(job) is { } choice)
            {
                board.Take(job, choice);
            }
        }

        return board.ToResult();
    }
}
