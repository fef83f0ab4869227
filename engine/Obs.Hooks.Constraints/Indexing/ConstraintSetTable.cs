using System.Runtime.InteropServices;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>Sets of conditions, each kept once: ascending condition numbers, all sets in one array.</summary>
internal sealed class ConstraintSetTable
{
    private const int None = -1;

    private readonly List<(int Start, int Length, int NextOfSameHash)> _sets = [];
    private readonly Dictionary<uint, int> _firstOfHash = [];
    private int[] _numbers = new int[64];
    private int _used;

    public int Count => _sets.Count;

    public ReadOnlySpan<int> this[int set] => _numbers.AsSpan(_sets[set].Start, _sets[set].Length);

    /// <summary>The number of a set, which is new if it is the last one.</summary>
    public int Intern(ReadOnlySpan<int> conditions)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstOfHash, Hash(conditions), out var known);
        for (var set = known ? first : None; set != None; set = _sets[set].NextOfSameHash)
        {
            if (this[set].SequenceEqual(conditions))
            {
                return set;
            }
        }

        if (_used + conditions.Length > _numbers.Length)
        {
            Array.Resize(ref _numbers, Math.Max(_numbers.Length * 2, _used + conditions.Length));
        }

        conditions.CopyTo(_numbers.AsSpan(_used));
        _sets.Add((_used, conditions.Length, known ? first : None));
        _used += conditions.Length;
        return first = _sets.Count - 1;
    }

    private static uint Hash(ReadOnlySpan<int> conditions)
    {
        var hash = (ulong)conditions.Length;
        foreach (var condition in conditions)
        {
            hash = (hash ^ (uint)condition) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
        }

        return (uint)(hash ^ hash >> 32);
    }
}
