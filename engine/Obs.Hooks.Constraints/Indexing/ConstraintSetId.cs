namespace Obs.Hooks.Constraints.Indexing;

/// <summary>
/// Constraints that a <see cref="WorkerIndex"/> knows. Jobs whose constraints ask for the same have the same id; ids of
/// one index mean nothing to another. The default value is that of a job without constraints.
/// </summary>
/// <param name="Value">A number from 0, without gaps, in the order of arrival.</param>
public readonly record struct ConstraintSetId(int Value);
