using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Journal;

/// <summary>What <see cref="Recovery"/> found.</summary>
/// <param name="Recovered">Areas of dead engines, by key.</param>
/// <param name="Alive">Keys of areas whose engine lives; they were left alone.</param>
internal sealed record RecoveryReport(ImmutableArray<RecoveredJob> Recovered, ImmutableArray<string> Alive)
{
    public bool HasProblems => Recovered.Any(static job => !job.Problems.IsEmpty);
}
