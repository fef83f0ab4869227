using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A worker as JSON, with everything that keeps it from the job.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Obstacles">Empty if it complies.</param>
internal sealed record WorkerVerdictRecord(WorkerRecord Worker, IReadOnlyList<ObstacleRecord> Obstacles)
{
    public static WorkerVerdictRecord Of(WorkerVerdict verdict) =>
        new(WorkerRecord.Of(verdict.Candidate), [.. verdict.Obstacles.Select(ObstacleRecord.Of)]);
}
