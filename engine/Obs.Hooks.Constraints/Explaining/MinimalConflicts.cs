using System.Numerics;

namespace Obs.Hooks.Constraints.Explaining;

/// <summary>
/// Finds the minimal sets of demands that no worker meets all together. Such a set has a demand in common with the failures
/// of every worker: these are the minimal hitting sets of the failures.
/// </summary>
internal static class MinimalConflicts
{
    /// <summary>Demands are numbered 0 to 63, one bit each.</summary>
    public const int MostDemands = 64;

    /// <summary>More are of no use to anybody, and their number can be exponential.</summary>
    private const int MostSets = 2000;

    /// <summary>All minimal hitting sets, by size and then by bits; <c>Complete</c> is false if there were too many.</summary>
    public static (IReadOnlyList<ulong> Sets, bool Complete) Find(IEnumerable<ulong> failures)
    {
        List<ulong> sets = [0];
        var complete = true;
        foreach (var failed in Minimal(failures))
        {
            var hit = sets.FindAll(set => (set & failed) != 0);
            var grown = new List<ulong>();
            foreach (var set in sets.Where(set => (set & failed) == 0))
            {
                for (var rest = failed; rest != 0; rest &= rest - 1)
                {
                    var larger = set | (rest & (~rest + 1));
                    if (!hit.Exists(other => IsSubset(other, larger)))
                    {
                        grown.Add(larger);
                    }
                }
            }

            sets = [.. hit, .. Minimal(grown)];
            if (sets.Count > MostSets)
            {
                complete = false;
                sets = [.. Ordered(sets).Take(MostSets)];
            }
        }

        return ([.. Ordered(sets).Where(static set => set != 0)], complete);
    }

    /// <summary>The sets that contain no other one.</summary>
    private static List<ulong> Minimal(IEnumerable<ulong> sets)
    {
        var minimal = new List<ulong>();
        foreach (var set in Ordered(sets.Distinct()))
        {
            if (!minimal.Exists(other => IsSubset(other, set)))
            {
                minimal.Add(set);
            }
        }

        return minimal;
    }

    private static IOrderedEnumerable<ulong> Ordered(IEnumerable<ulong> sets) =>
        sets.OrderBy(static set => BitOperations.PopCount(set)).ThenBy(static set => set);

    private static bool IsSubset(ulong small, ulong large) => (small & ~large) == 0;
}
