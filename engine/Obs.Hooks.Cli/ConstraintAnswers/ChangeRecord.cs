using Obs.Hooks.Constraints.Relaxing;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A change as JSON.</summary>
/// <param name="Demand">The demand to change.</param>
/// <param name="To">What to ask for instead, in words; null if the demand has to go.</param>
internal sealed record ChangeRecord(DemandRecord Demand, string? To)
{
    public static ChangeRecord Of(Change change) => new(DemandRecord.Of(change.Demand), change.To?.Wanted);
}
