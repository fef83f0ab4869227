namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>How far each demand is relaxed.</summary>
/// <param name="Levels">One number a demand: 0 as it is, 1 gone.</param>
/// <param name="IsExact">Whether no smaller change admits as many workers; false only if the search was cut short.</param>
internal sealed record RelaxationChoice(double[] Levels, bool IsExact);
