namespace Obs.Hooks.Constraints.Explaining;

/// <summary>A demand and how many workers fail it.</summary>
/// <param name="Demand">The demand.</param>
/// <param name="Workers">Workers that do not meet it.</param>
/// <param name="Only">Workers that meet everything else.</param>
public sealed record BlockedDemand(Demand Demand, int Workers, int Only);
