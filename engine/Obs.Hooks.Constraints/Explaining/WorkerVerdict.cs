namespace Obs.Hooks.Constraints.Explaining;

/// <summary>What keeps one worker from building the job.</summary>
/// <param name="Candidate">The worker.</param>
/// <param name="Obstacles">Every demand it does not meet, in the matcher's order; empty if it complies.</param>
public sealed record WorkerVerdict(Candidate Candidate, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Whether it meets all demands.</summary>
    public bool Complies => Obstacles.Count == 0;
}
