namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>What the generator is asked for.</summary>
internal sealed record GeneratorOptions
{
    public int Workers { get; init; } = 1000;

    public int Jobs { get; init; } = 100_000;

    public int Projects { get; init; } = 200;

    /// <summary>Part of the fleet's time that the jobs need: above 1 the queue grows without end.</summary>
    public double Utilisation { get; init; } = 0.85;

    /// <summary>How many workers fail everything within seconds.</summary>
    public int BrokenWorkers { get; init; }

    public int Seed { get; init; } = 1;
}
