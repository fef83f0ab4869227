namespace Obs.Hooks.Constraints.Indexing;

/// <summary>The id of constraints, and the index that gave it.</summary>
internal sealed record InternedConstraints(WorkerIndex Index, ConstraintSetId Id);
