namespace Obs.Hooks.Constraints.Explaining;

/// <summary>A demand that a worker does not meet.</summary>
/// <param name="Demand">The demand.</param>
/// <param name="Has">What the worker has instead.</param>
/// <param name="Lacks">How much is missing, where that is a number; else null.</param>
public sealed record Obstacle(Demand Demand, string Has, string? Lacks);
