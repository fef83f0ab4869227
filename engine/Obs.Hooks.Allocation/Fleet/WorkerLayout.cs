using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// The workers of snapshots by index. It changes when a worker comes, goes or describes itself anew, which is seldom; not when
/// one begins to build.
/// </summary>
/// <param name="names">Their names in ordinal order.</param>
/// <param name="kinds">Their kinds in a <see cref="MatchTable"/>.</param>
internal sealed class WorkerLayout(ImmutableArray<string> names, ImmutableArray<int> kinds)
{
    private readonly Dictionary<int, ulong[]> _allowed = [];
    private readonly Lock _gate = new();

    /// <summary>The index of a worker, or a negative number.</summary>
    public int IndexOf(string name) => names.BinarySearch(name, StringComparer.Ordinal);

    /// <summary>The workers that a set of constraints allows.</summary>
    public ulong[] Allowed(MatchTable matches, int set)
    {
        lock (_gate)
        {
            if (!_allowed.TryGetValue(set, out var words))
            {
                words = new ulong[WorkerSet.WordsFor(kinds.Length)];
                for (var worker = 0; worker < kinds.Length; worker++)
                {
                    words[worker / 64] |= (matches.Allows(set, kinds[worker]) ? 1UL : 0) << (worker % 64);
                }

                _allowed.Add(set, words);
            }

            return words;
        }
    }
}
