using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>The jobs that wait, kept in the order of a snapshot, so that making one is copying.</summary>
internal sealed class SimulatedQueue : IComparer<QueueEntry>
{
    private readonly List<QueueEntry> _arrived = [];
    private QueueEntry[] _entries = new QueueEntry[1024];
    private QueueEntry[] _spare = new QueueEntry[1024];

    public int Count { get; private set; }

    public QueueEntry this[int index] => _entries[index];

    /// <summary>Adds a job; it is in the queue after the next <see cref="Merge"/>.</summary>
    public void Add(QueueEntry entry) => _arrived.Add(entry);

    /// <summary>Lets jobs that arrived in and jobs that were assigned out.</summary>
    /// <param name="assigned">Their indices, ascending.</param>
    public void Merge(ReadOnlySpan<int> assigned)
    {
        _arrived.Sort(this);
        var arrived = CollectionsMarshal.AsSpan(_arrived);
        if (Count + arrived.Length > _spare.Length)
        {
            Array.Resize(ref _spare, Math.Max(_spare.Length * 2, Count + arrived.Length));
        }

        var (from, to) = (0, 0);
        while (from < Count || !arrived.IsEmpty || !assigned.IsEmpty)
        {
            // Whole runs at a time: up to the next that comes or goes.
            var place = arrived.IsEmpty ? Count : PlaceOf(arrived[0], from);
            var end = assigned.IsEmpty ? place : Math.Min(place, assigned[0]);
            _entries.AsSpan(from, end - from).CopyTo(_spare.AsSpan(to));
            to += end - from;
            from = end;
            if (!assigned.IsEmpty && from == assigned[0])
            {
                from++;
                assigned = assigned[1..];
            }
            else if (!arrived.IsEmpty && from == place)
            {
                _spare[to++] = arrived[0];
                arrived = arrived[1..];
            }
        }

        Array.Clear(_entries, 0, Count);
        (_entries, _spare) = (_spare, _entries);
        Count = to;
        _arrived.Clear();
    }

    /// <summary>Copies what a snapshot needs.</summary>
    public (ImmutableArray<QueuedJob> Jobs, int[] Shares, ulong[][] Allowed) Copy()
    {
        var jobs = new QueuedJob[Count];
        var shares = new int[Count];
        var allowed = new ulong[Count][];
        for (var i = 0; i < Count; i++)
        {
            (jobs[i], _, shares[i], allowed[i]) = _entries[i];
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(jobs), shares, allowed);
    }

    public int Compare(QueueEntry x, QueueEntry y) => string.CompareOrdinal(x.Job.Id, y.Job.Id);

    private int PlaceOf(QueueEntry entry, int from) => Array.BinarySearch(_entries, from, Count - from, entry, this) is var place && place < 0 ? ~place : place;
}
