namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>Workers that need the same changes.</summary>
/// <param name="Levels">How far each demand has to be relaxed, 0 to 1.</param>
/// <param name="Count">How many workers.</param>
internal sealed record RelaxationRow(double[] Levels, int Count)
{
    /// <summary>Demands to be touched.</summary>
    public int Touched { get; } = Levels.Count(static level => level > 0);

    /// <summary>Sum of the levels.</summary>
    public double Sum { get; } = Levels.Sum();
}
