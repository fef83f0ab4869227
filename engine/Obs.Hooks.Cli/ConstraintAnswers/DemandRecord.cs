using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A demand as JSON.</summary>
/// <param name="Selector">As in a constraint line: <c>hardware:memory:size</c>.</param>
/// <param name="Wanted">In words: <c>at least 32 G</c>.</param>
/// <param name="File">Where it was written; empty if not known.</param>
/// <param name="Line">From 1; 0 if not known.</param>
/// <param name="Column">From 1; 0 if not known.</param>
internal sealed record DemandRecord(string Selector, string Wanted, string File, int Line, int Column)
{
    public static DemandRecord Of(Demand demand) =>
        new(demand.Selector, demand.Wanted, demand.Origin?.File ?? "", demand.Origin?.Line ?? 0, demand.Origin?.Column ?? 0);
}
