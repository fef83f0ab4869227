using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A worker as JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Availability"><c>idle</c>, <c>busy</c>, <c>down</c> or <c>bad</c>.</param>
internal sealed record WorkerRecord(string Name, string Availability)
{
    public static WorkerRecord Of(Candidate candidate) => new(candidate.Name, Word(candidate.Availability));

    public static string Word(Availability availability) => availability switch
    {
        Constraints.Explaining.Availability.Idle => "idle",
        Constraints.Explaining.Availability.Busy => "busy",
        Constraints.Explaining.Availability.Down => "down",
        _ => "bad",
    };
}
