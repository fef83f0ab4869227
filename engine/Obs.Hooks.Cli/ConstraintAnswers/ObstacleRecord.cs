using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A demand as JSON that a worker does not meet.</summary>
/// <param name="Demand">The demand.</param>
/// <param name="Has">What the worker has.</param>
/// <param name="Lacks">What is missing; null where that is no number.</param>
internal sealed record ObstacleRecord(DemandRecord Demand, string Has, string? Lacks)
{
    public static ObstacleRecord Of(Obstacle obstacle) => new(DemandRecord.Of(obstacle.Demand), obstacle.Has, obstacle.Lacks);
}
