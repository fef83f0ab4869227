using System.Diagnostics.CodeAnalysis;

namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>Repositories in the order in which they are served: the smallest key first.</summary>
internal sealed class TurnQueue
{
    private readonly PriorityQueue<RepositoryTurn, (double Key, long Place)> _queue = new();
    private long _nextFront;

    public TurnQueue(AllocationSnapshot snapshot, List<RepositoryTurn> turns)
    {
        // Equal keys by lot, as in bs_dispatch, which sorts what comes from a hash.
        turns.Sort((a, b) => a.Key.CompareTo(b.Key) is var order and not 0
            ? order
            : snapshot.Tie(a.Share, a.Share).CompareTo(snapshot.Tie(b.Share, b.Share)));
        for (var place = 0; place < turns.Count; place++)
        {
            _queue.Enqueue(turns[place], (turns[place].Key, place));
        }
    }

    /// <summary>The key of the next one; null if there is none.</summary>
    public double? NextKey => _queue.TryPeek(out _, out var priority) ? priority.Key : null;

    public bool TryDequeue([NotNullWhen(true)] out RepositoryTurn? turn) => _queue.TryDequeue(out turn, out _);

    /// <summary>Puts one back: before those with an equal key.</summary>
    public void PutBack(RepositoryTurn turn) => _queue.Enqueue(turn, (turn.Key, --_nextFront));
}
