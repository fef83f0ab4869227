using System.Collections.Frozen;
using Obs.Hooks.Constraints.Conditions;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>
/// The workers that constraints can tell apart, and for each of them a row with one bit a condition. A farm of thousands
/// of workers has a few dozen kinds, so what is asked of workers is asked of kinds.
/// </summary>
internal sealed class WorkerKinds(FrozenSet<string> secure)
{
    private readonly Dictionary<ConditionKey, int> _numbers = [];
    private readonly List<Condition?> _conditions = [null];
    private readonly Dictionary<Worker, int> _kinds = new(WorkerComparer.Instance);
    private readonly List<Worker?> _workers = [];
    private readonly List<int> _members = [];
    private readonly Stack<int> _free = [];

    /// <summary>Row of each kind; bit 0 is set in all of them.</summary>
    public BitRows Rows { get; } = new();

    /// <summary>How many numbers conditions have, the 0 that every worker meets included.</summary>
    public int ConditionCount => _conditions.Count;

    /// <summary>Kinds with workers.</summary>
    public int Count => _kinds.Count;

    public Worker Worker(int kind) => _workers[kind] ?? throw new InvalidOperationException($"kind {kind} has no workers");

    /// <summary>The number of a condition; a new one is the last.</summary>
    public int Number(in ConditionKey key)
    {
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        number = _conditions.Count;
        var condition = new Condition(key, secure);
        _numbers.Add(key, number);
        _conditions.Add(condition);
        Rows.Widen(number + 1);
        for (var kind = 0; kind < _workers.Count; kind++)
        {
            if (_workers[kind] is { } worker && condition.Holds(worker))
            {
                Rows.Set(kind, number, true);
            }
        }

        return number;
    }

    /// <summary>Counts one more worker and tells its kind.</summary>
    public int Enter(Worker worker)
    {
        if (_kinds.TryGetValue(worker, out var kind))
        {
            _members[kind]++;
            return kind;
        }

        if (!_free.TryPop(out kind))
        {
            kind = Rows.Add();
            _workers.Add(null);
            _members.Add(0);
        }

        _kinds.Add(worker, kind);
        _workers[kind] = worker;
        _members[kind] = 1;
        Rows.Row(kind).Clear();
        Rows.Set(kind, 0, true);
        for (var number = 1; number < _conditions.Count; number++)
        {
            if (_conditions[number]!.Holds(worker))
            {
                Rows.Set(kind, number, true);
            }
        }

        return kind;
    }

    /// <summary>Counts one worker less.</summary>
    public void Leave(int kind)
    {
        if (--_members[kind] == 0)
        {
            _kinds.Remove(Worker(kind));
            _workers[kind] = null;
            _free.Push(kind);
        }
    }
}
