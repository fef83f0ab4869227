using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>The smallest change that was found.</summary>
/// <param name="Changes">What to change; nothing if enough workers comply already.</param>
/// <param name="Cost">The sum of what the changes give up: 1 for a demand that goes, a part of 1 for one that is lowered.</param>
/// <param name="Admitted">All workers that comply then, by name.</param>
/// <param name="IsExact">Whether it is proven that no smaller change does; false only for very many demands or workers.</param>
public sealed record Relaxation(IReadOnlyList<Change> Changes, double Cost, IReadOnlyList<Candidate> Admitted, bool IsExact);
