namespace Obs.Hooks.Allocation.Simulation.Running;

/// <summary>How a workload is run.</summary>
internal sealed record SimulationOptions
{
    /// <summary>Time between rounds; a loop of bs_dispatch takes some seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A job that waits longer counts as starved.</summary>
    public TimeSpan StarvedAfter { get; init; } = TimeSpan.FromHours(2);

    public ulong Seed { get; init; } = 1;

    public HookSettings Settings { get; init; } = HookSettings.Empty;
}
