using Obs.Hooks.Constraints.Conditions;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Explaining;

/// <summary>One of the demands of a job, in words.</summary>
public sealed class Demand
{
    internal Demand(Condition condition, ConstraintOrigin? origin)
    {
        Condition = condition;
        Origin = origin;
    }

    /// <summary>What is asked for.</summary>
    public Condition Condition { get; }

    /// <summary>Where it was written, if that is known.</summary>
    public ConstraintOrigin? Origin { get; }

    /// <summary>The selector a <c>Constraint:</c> line would have: <c>hardware:memory:size</c>.</summary>
    public string Selector => DemandText.Selector(Condition.Kind);

    /// <summary>What is wanted, as in <c>at least 16 G</c>.</summary>
    public string Wanted => DemandText.Wanted(Condition);

    /// <summary>What a worker has instead, as in <c>8 G</c>.</summary>
    /// <param name="worker">The worker.</param>
    /// <returns>The text, never empty.</returns>
    public string Has(Worker worker) => DemandText.Has(Condition, worker);

    /// <summary>What a worker lacks, as in <c>8 G</c>, where that can be said in numbers.</summary>
    /// <param name="worker">The worker.</param>
    /// <returns>The text, or null.</returns>
    public string? Lacks(Worker worker) => DemandText.Lacks(Condition, worker);

    /// <summary>Selector and what is wanted.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Selector} {Wanted}";

    /// <summary>All demands of merged constraints, each once, in the matcher's order.</summary>
    internal static IReadOnlyList<Demand> Read(ElementNode? constraints, IEnumerable<string>? secureSandboxes)
    {
        if (constraints is null)
        {
            return [];
        }

        var secure = SecureSandboxes.OrDefault(secureSandboxes);
        return
        [
            .. new ConditionReader().Read(constraints)
                .DistinctBy(static found => found.Key)
                .Select(found => new Demand(new Condition(found.Key, secure), OriginOf(found.Node)))
                .OrderBy(static demand => demand.Condition.Kind),
        ];
    }

    /// <summary>A size stands where its number does, not where its element began.</summary>
    private static ConstraintOrigin? OriginOf(ConstraintNode node) =>
        (node as ElementNode)?.Element(ConstraintSchema.Size)?.Origin ?? node.Origin;
}
