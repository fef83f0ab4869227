using System.Numerics;
using Obs.Hooks.Constraints.Conditions;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>
/// Which of many workers comply with which of many constraints: always the same answer as
/// <see cref="ConstraintMatcher"/>, but for a whole farm in some nanoseconds.
/// </summary>
/// <remarks>
/// <para>A worker has a slot from <see cref="Add"/> to <see cref="Remove"/>. Every condition that was ever asked for has a
/// bit for each slot; constraints are a list of conditions, and what complies with them is the intersection of their bits.
/// It is kept until a worker changes.</para>
/// <para>Constraints are all that is looked at here. Whether a worker can build an architecture, is idle or was found to
/// be bad is the dispatcher's business: it keeps a <see cref="SlotSet"/> of such workers and intersects.</para>
/// <para>An index belongs to one thread, as even questions change it. It forgets no constraints: a service that runs for
/// months makes a new one when <see cref="SetCount"/> has grown far beyond the jobs that wait.</para>
/// </remarks>
public sealed class WorkerIndex
{
    /// <summary>Results beyond this are not kept, but calculated when they are asked for.</summary>
    private const long KeptBytes = 32 << 20;

    private const int NoKind = -1;

    private static readonly int[] _anyWorker = [0];

    private readonly ConditionReader _reader = new();
    private readonly WorkerKinds _kinds;
    private readonly ConstraintSetTable _sets = new();
    private readonly List<int> _kindOfSlot = [];
    private readonly Stack<int> _freeSlots = [];

    /// <summary>For each condition the slots that meet it; row 0 has all slots in use.</summary>
    private readonly BitRows _columns = new();

    /// <summary>For each set, from the first one on, the slots that comply.</summary>
    private readonly BitRows _results = new();

    private readonly List<long> _versionOfResult = [];
    private ulong[] _scratch = [];
    private int[] _numbers = new int[16];
    private long _version = 1;

    /// <summary>An index without workers.</summary>
    /// <param name="secureSandboxes">What counts as <c>secure</c>; OBS's default if null.</param>
    public WorkerIndex(IEnumerable<string>? secureSandboxes = null)
    {
        _kinds = new WorkerKinds(SecureSandboxes.OrDefault(secureSandboxes));
        _columns.Add();
        Intern(_anyWorker);
    }

    /// <summary>Slots from 0 that are or were in use; arrays by slot have at least this length.</summary>
    public int SlotCount => _kindOfSlot.Count;

    /// <summary>Different constraints seen so far, none at all included.</summary>
    public int SetCount => _sets.Count;

    /// <summary>Different conditions seen so far.</summary>
    public int ConditionCount => _kinds.ConditionCount - 1;

    /// <summary>Workers that no constraint can tell apart count once.</summary>
    public int KindCount => _kinds.Count;

    /// <summary>Changes whenever a worker does in a way that any known constraint could notice.</summary>
    public long Version => _version;

    /// <summary>All workers, valid until one comes or goes.</summary>
    public SlotSpan Workers => new(_columns.Row(0));

    /// <summary>Adds a worker.</summary>
    /// <param name="worker">Its description.</param>
    /// <returns>Its slot: the one that became free last, or a new one.</returns>
    public int Add(Worker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        if (!_freeSlots.TryPop(out var slot))
        {
            slot = _kindOfSlot.Count;
            _kindOfSlot.Add(NoKind);
            _columns.Widen(slot + 1);
            if (_columns.Stride > _results.Stride)
            {
                _results.Widen(slot + 1);
            }
        }

        Describe(slot, NoKind, _kinds.Enter(worker));
        return slot;
    }

    /// <summary>Replaces the description of a worker.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="worker">The new description.</param>
    public void Update(int slot, Worker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var before = KindInUse(slot);
        Describe(slot, before, _kinds.Enter(worker));
    }

    /// <summary>Removes a worker; its slot may be another's from now on.</summary>
    /// <param name="slot">Its slot.</param>
    public void Remove(int slot)
    {
        Describe(slot, KindInUse(slot), NoKind);
        _freeSlots.Push(slot);
    }

    /// <summary>The description of a worker; one that is equal may stand for it.</summary>
    /// <param name="slot">Its slot.</param>
    /// <returns>The description.</returns>
    public Worker Worker(int slot) => _kinds.Worker(KindInUse(slot));

    /// <summary>A number that only workers share which no constraint can tell apart; it lasts until workers change.</summary>
    /// <param name="slot">The slot of a worker.</param>
    /// <returns>A small number from 0.</returns>
    public int Kind(int slot) => KindInUse(slot);

    /// <summary>
    /// Makes constraints known. To be done when a job arrives; the id is valid as long as the index. The same object is known
    /// again at once, an equal one after some hundred nanoseconds.
    /// </summary>
    /// <param name="constraints">The merged constraints of a job, or null if it has none.</param>
    /// <returns>Their id.</returns>
    public ConstraintSetId Intern(ElementNode? constraints)
    {
        if (constraints is null)
        {
            return Intern(_anyWorker);
        }

        if (constraints.Interned is { } known && known.Index == this)
        {
            return known.Id;
        }

        var id = Intern(Compile(constraints));
        constraints.Interned = new InternedConstraints(this, id);
        return id;
    }

    private ConstraintSetId Intern(ReadOnlySpan<int> conditions)
    {
        var set = _sets.Intern(conditions);
        if (set == _versionOfResult.Count && _results.Bytes < KeptBytes)
        {
            _results.Add();
            _versionOfResult.Add(0);
        }

        return new ConstraintSetId(set);
    }

    /// <summary>The workers that comply.</summary>
    /// <param name="set">The constraints.</param>
    /// <returns>Their slots, valid until the next call of any method.</returns>
    public SlotSpan Compliant(ConstraintSetId set)
    {
        if (set.Value >= _versionOfResult.Count)
        {
            if (_scratch.Length < _columns.Stride)
            {
                _scratch = new ulong[_columns.Stride];
            }

            RowIntersection.Write(_columns, _sets[set.Value], _scratch);
            return new SlotSpan(_scratch);
        }

        var result = _results.Row(set.Value);
        if (_versionOfResult[set.Value] != _version)
        {
            RowIntersection.Write(_columns, _sets[set.Value], result);
            _versionOfResult[set.Value] = _version;
        }

        return new SlotSpan(result);
    }

    /// <summary>Whether one worker complies.</summary>
    /// <param name="set">The constraints.</param>
    /// <param name="slot">The worker's slot.</param>
    /// <returns>Whether it does; false for a slot without worker.</returns>
    public bool Complies(ConstraintSetId set, int slot)
    {
        foreach (var condition in _sets[set.Value])
        {
            if (!new SlotSpan(_columns.Row(condition)).Contains(slot))
            {
                return false;
            }
        }

        return true;
    }

    private int KindInUse(int slot) =>
        (uint)slot < (uint)_kindOfSlot.Count && _kindOfSlot[slot] is var kind and not NoKind
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(slot), slot, "no worker has this slot");

    /// <summary>Changes only the bits in which two kinds differ.</summary>
    private void Describe(int slot, int before, int after)
    {
        if (before != after)
        {
            for (var at = 0; at << 6 < _kinds.ConditionCount; at++)
            {
                var changed = Word(before, at) ^ Word(after, at);
                for (; changed != 0; changed &= changed - 1)
                {
                    _columns.Flip((at << 6) + BitOperations.TrailingZeroCount(changed), slot);
                    _version++;
                }
            }
        }

        if (before != NoKind)
        {
            _kinds.Leave(before);
        }

        _kindOfSlot[slot] = after;
    }

    private ulong Word(int kind, int at) => kind == NoKind ? 0 : _kinds.Rows.Row(kind)[at];

    /// <summary>The conditions' numbers, ascending and each once: equal demands become equal sets.</summary>
    private ReadOnlySpan<int> Compile(ElementNode constraints)
    {
        var found = _reader.Read(constraints);
        if (found.Count > _numbers.Length)
        {
            _numbers = new int[found.Count];
        }

        var numbers = _numbers.AsSpan(0, found.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = _kinds.Number(found[i].Key);
            if (number == _columns.Count)
            {
                AddColumn(number);
            }

            numbers[i] = number;
        }

        numbers.Sort();
        var count = 0;
        foreach (var number in numbers)
        {
            if (count == 0 || numbers[count - 1] != number)
            {
                numbers[count++] = number;
            }
        }

        // Constraints without any condition are those of a job that has none.
        return count == 0 ? _anyWorker : numbers[..count];
    }

    private void AddColumn(int number)
    {
        var column = _columns.Row(_columns.Add());
        for (var slot = 0; slot < _kindOfSlot.Count; slot++)
        {
            if (_kindOfSlot[slot] is var kind and not NoKind && _kinds.Rows.Get(kind, number))
            {
                column[slot >> 6] |= 1UL << slot;
            }
        }
    }
}
