using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>One change to the constraints.</summary>
/// <param name="Demand">The demand to change.</param>
/// <param name="To">What to ask for instead; null if the demand has to go.</param>
public sealed record Change(Demand Demand, Demand? To);
