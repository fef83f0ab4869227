using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Conditions;

/// <summary>A condition in a structure.</summary>
/// <param name="Key">What is asked for.</param>
/// <param name="Node">The element or text that asks for it.</param>
internal readonly record struct FoundCondition(ConditionKey Key, ConstraintNode Node);
