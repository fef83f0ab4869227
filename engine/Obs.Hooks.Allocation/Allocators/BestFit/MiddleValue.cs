namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>The median of many values of which few differ.</summary>
internal sealed class MiddleValue
{
    private readonly Dictionary<double, int> _counts = [];
    private int _total;

    public double Value
    {
        get
        {
            var rest = _total / 2;
            foreach (var (value, count) in _counts.OrderBy(static entry => entry.Key))
            {
                if (rest < count)
                {
                    return value;
                }

                rest -= count;
            }

            return 0;
        }
    }

    public void Add(double value)
    {
        _counts[value] = _counts.GetValueOrDefault(value) + 1;
        _total++;
    }
}
