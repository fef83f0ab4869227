using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Allocators;

/// <summary>An allocator made of stages: filters, a scorer, and who chooses when.</summary>
internal sealed class ComposedAllocator(ImmutableArray<IWorkerFilter> filters, IWorkerScorer scorer, IWorkerAssigner assigner)
    : IWorkerAllocator
{
    public ImmutableArray<IWorkerFilter> Filters => filters;

    public IWorkerScorer Scorer => scorer;

    public IWorkerAssigner Assigner => assigner;

    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken)
    {
        var board = new AllocationBoard(snapshot, filters, scorer);
        assigner.Assign(board, cancellationToken);
        return board.ToResult();
    }
}
