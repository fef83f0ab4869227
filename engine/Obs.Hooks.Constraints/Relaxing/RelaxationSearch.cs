using System.Numerics;

namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>
/// Finds the smallest change that admits enough workers: the fewest demands touched, and among those the smallest sum of
/// levels. A worker is admitted if no demand asks it for a higher level than was chosen.
/// </summary>
internal sealed class RelaxationSearch
{
    /// <summary>Demands whose subsets are all looked at: 2^20 counts take 4 MB and some milliseconds.</summary>
    private const int MostDemands = 20;

    /// <summary>Steps of the search for levels before it is cut short.</summary>
    private const long MostSteps = 20_000_000;

    private readonly List<RelaxationRow> _rows;
    private readonly int _wanted;
    private readonly int _demands;
    private double[]? _best;
    private double _bestSum = double.PositiveInfinity;
    private long _steps;

    private RelaxationSearch(List<RelaxationRow> rows, int wanted, int demands) =>
        (_rows, _wanted, _demands) = (rows, wanted, demands);

    /// <summary>The smallest change; null if there are not as many workers at all.</summary>
    public static RelaxationChoice? Find(IEnumerable<RelaxationRow> rows, int wanted)
    {
        // Workers that need the same changes are one; the nearest come first.
        var merged = rows
            .GroupBy(static row => row.Levels, LevelsComparer.Instance)
            .Select(static group => new RelaxationRow(group.Key, group.Sum(static row => row.Count)))
            .OrderBy(static row => row.Touched).ThenBy(static row => row.Sum).ThenBy(static row => row.Levels, LevelsComparer.Instance)
            .ToList();
        if (merged.Sum(static row => row.Count) < wanted)
        {
            return null;
        }

        return new RelaxationSearch(merged, wanted, merged.Count == 0 ? 0 : merged[0].Levels.Length).Find();
    }

    private RelaxationChoice Find()
    {
        if (_rows.Count == 0 || _rows[0].Count >= _wanted)
        {
            // The nearest worker alone: nothing smaller admits anybody.
            return new RelaxationChoice(_rows.Count == 0 ? [] : _rows[0].Levels, true);
        }

        var relevant = Enumerable.Range(0, _demands).Where(d => _rows.Exists(row => row.Levels[d] > 0)).ToArray();
        if (relevant.Length > MostDemands)
        {
            return new RelaxationChoice(Greedy(), false);
        }

        var admitted = CountBySubset(relevant);
        var fewest = Enumerable.Range(0, admitted.Length)
            .Where(set => admitted[set] >= _wanted)
            .Min(static set => BitOperations.PopCount((uint)set));
        for (var set = 0; set < admitted.Length; set++)
        {
            if (admitted[set] >= _wanted && BitOperations.PopCount((uint)set) == fewest)
            {
                var touched = relevant.Where((_, bit) => (set >> bit & 1) != 0).ToArray();
                Descend(RowsWithin(relevant, set), touched, new double[_demands], 0);
            }
        }

        return new RelaxationChoice(_best ?? Greedy(), _best is not null && _steps < MostSteps);
    }

    /// <summary>For each set of demands the workers that fail nothing else.</summary>
    private int[] CountBySubset(int[] relevant)
    {
        var counts = new int[1 << relevant.Length];
        foreach (var row in _rows)
        {
            counts[Mask(row, relevant)] += row.Count;
        }

        for (var bit = 0; bit < relevant.Length; bit++)
        {
            for (var set = 0; set < counts.Length; set++)
            {
                if ((set >> bit & 1) != 0)
                {
                    counts[set] += counts[set ^ 1 << bit];
                }
            }
        }

        return counts;
    }

    private List<RelaxationRow> RowsWithin(int[] relevant, int set) => _rows.FindAll(row => (Mask(row, relevant) & ~set) == 0);

    private static int Mask(RelaxationRow row, int[] relevant)
    {
        var mask = 0;
        for (var bit = 0; bit < relevant.Length; bit++)
        {
            mask |= (row.Levels[relevant[bit]] > 0 ? 1 : 0) << bit;
        }

        return mask;
    }

    /// <summary>Tries every level of the first demand, with the rows it admits, and so on; the last two at once.</summary>
    private void Descend(List<RelaxationRow> rows, ArraySegment<int> touched, double[] levels, double sum)
    {
        if (touched.Count <= 2)
        {
            Sweep(rows, touched, levels, sum);
            return;
        }

        var demand = touched[0];
        foreach (var level in rows.Select(row => row.Levels[demand]).Distinct().Order())
        {
            if (sum + level >= _bestSum || _steps > MostSteps)
            {
                break;
            }

            levels[demand] = level;
            Descend(rows.FindAll(row => row.Levels[demand] <= level), touched[1..], levels, sum + level);
        }

        levels[demand] = 0;
    }

    /// <summary>
    /// The best levels of two demands: the first one's level rises worker by worker, and of those admitted so far the wanted
    /// number with the lowest second level is kept.
    /// </summary>
    private void Sweep(List<RelaxationRow> rows, ArraySegment<int> touched, double[] levels, double sum)
    {
        if (touched.Count == 0)
        {
            Offer(levels, sum, rows.Sum(static row => row.Count));
            return;
        }

        var first = touched[0];
        var second = touched[^1];
        var kept = new PriorityQueue<int, double>();
        var count = 0;
        foreach (var row in rows.OrderBy(row => row.Levels[first]))
        {
            _steps++;
            kept.Enqueue(row.Count, -row.Levels[second]);
            count += row.Count;
            while (kept.TryPeek(out var farthest, out _) && count - farthest >= _wanted)
            {
                kept.Dequeue();
                count -= farthest;
            }

            if (count >= _wanted)
            {
                kept.TryPeek(out _, out var highest);
                levels[first] = row.Levels[first];
                var total = sum + row.Levels[first];
                if (second != first)
                {
                    levels[second] = -highest;
                    total -= highest;
                }

                Offer(levels, total, count);
            }
        }

        levels[first] = levels[second] = 0;
    }

    private void Offer(double[] levels, double sum, int admitted)
    {
        if (admitted >= _wanted && sum < _bestSum)
        {
            (_best, _bestSum) = ((double[])levels.Clone(), sum);
        }
    }

    /// <summary>Enough for the nearest workers, one after the other.</summary>
    private double[] Greedy()
    {
        var levels = new double[_demands];
        var count = 0;
        foreach (var row in _rows.TakeWhile(_ => count < _wanted))
        {
            for (var demand = 0; demand < _demands; demand++)
            {
                levels[demand] = Math.Max(levels[demand], row.Levels[demand]);
            }

            count += row.Count;
        }

        return levels;
    }
}
