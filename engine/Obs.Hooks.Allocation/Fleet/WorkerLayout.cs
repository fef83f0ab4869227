namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// The workers of snapshots by index. It changes when a worker comes, goes or describes itself anew, which is seldom; not when
/// one begins to build.
/// </summary>
/// <param name="workers">In ordinal order of their names.</param>
/// <param name="version">The matcher's version.</param>
internal sealed class WorkerLayout(LayoutEntry[] workers, long version)
{
    private readonly Dictionary<int, ulong[]> _allowed = [];

    public long Version { get; } = version;

    /// <summary>The workers that a set of constraints allows. The array is never changed.</summary>
    public ulong[] Allowed(MatchTable matches, int set)
    {
        if (!_allowed.TryGetValue(set, out var words))
        {
            words = matches.Allowed(set, workers);
            _allowed.Add(set, words);
        }

        return words;
    }

    /// <summary>The index of a worker, or a negative number.</summary>
    public int IndexOf(string name)
    {
        var (low, high) = (0, workers.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(workers[middle].Name, name))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return -1;
    }
}
