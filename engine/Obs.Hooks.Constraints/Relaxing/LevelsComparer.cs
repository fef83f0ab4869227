namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>Compares levels number by number.</summary>
internal sealed class LevelsComparer : IEqualityComparer<double[]>, IComparer<double[]>
{
    public static LevelsComparer Instance { get; } = new();

    public bool Equals(double[]? left, double[]? right) => left.AsSpan().SequenceEqual(right);

    public int GetHashCode(double[] levels)
    {
        var hash = new HashCode();
        foreach (var level in levels)
        {
            hash.Add(level);
        }

        return hash.ToHashCode();
    }

    public int Compare(double[]? left, double[]? right) => left.AsSpan().SequenceCompareTo(right);
}
