using System.Numerics;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Relaxing;

namespace Obs.Hooks.Constraints.Explaining;

/// <summary>Says of a job which of its demands keep which workers away.</summary>
/// <param name="secureSandboxes">What counts as <c>secure</c>; OBS's default if null.</param>
public sealed class ConstraintExplainer(IReadOnlyCollection<string>? secureSandboxes = null)
{
    /// <summary>Explains one worker: everything it fails, not only what is found first.</summary>
    /// <param name="constraints">The merged constraints of the job, or null if it has none.</param>
    /// <param name="candidate">The worker.</param>
    /// <returns>What it fails.</returns>
    public WorkerVerdict Explain(ElementNode? constraints, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return Judge(Demand.Read(constraints, secureSandboxes), candidate);
    }

    /// <summary>Explains a whole farm.</summary>
    /// <param name="constraints">The merged constraints of the job, or null if it has none.</param>
    /// <param name="candidates">The workers that could build the job's architecture.</param>
    /// <returns>What blocks, who complies, and what would help.</returns>
    public Explanation Explain(ElementNode? constraints, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var demands = Demand.Read(constraints, secureSandboxes);
        var kinds = new Dictionary<Worker, bool[]>(WorkerComparer.Instance);
        var failing = new int[demands.Count];
        var failingOnly = new int[demands.Count];
        var compliant = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (!kinds.TryGetValue(candidate.Worker, out var failed))
            {
                kinds.Add(candidate.Worker, failed = [.. demands.Select(demand => !demand.Condition.Holds(candidate.Worker))]);
            }

            var fails = Count(failed, failing);
            if (fails == 0)
            {
                compliant.Add(candidate);
            }
            else if (fails == 1)
            {
                failingOnly[Array.IndexOf(failed, true)]++;
            }
        }

        var (conflicts, complete) = compliant.Count > 0 || candidates.Count == 0 ? ([], true) : MinimalConflicts.Find(Masks(kinds.Values));
        return new Explanation
        {
            Workers = candidates.Count,
            Demands =
            [
                .. demands.Select((demand, i) => new BlockedDemand(demand, failing[i], failingOnly[i]))
                    .OrderByDescending(static blocked => blocked.Workers),
            ],
            Compliant = [.. compliant.OrderBy(static c => c.Name, StringComparer.Ordinal)],
            Nearest = compliant.Count > 0 ? null : Nearest(constraints, demands, candidates),
            Conflicts = [.. conflicts.Select(set => Members(set, demands))],
            HasAllConflicts = complete && demands.Count <= MinimalConflicts.MostDemands,
        };
    }

    private static int Count(bool[] failed, int[] failing)
    {
        var count = 0;
        for (var i = 0; i < failed.Length; i++)
        {
            if (failed[i])
            {
                failing[i]++;
                count++;
            }
        }

        return count;
    }

    /// <summary>
    /// What is beyond 64 demands is left out. A conflict among the others stays one; workers that fail only what was left out
    /// can conflict with nothing.
    /// </summary>
    private static IEnumerable<ulong> Masks(IEnumerable<bool[]> kinds) => kinds.Select(static failed =>
    {
        var mask = 0UL;
        for (var i = 0; i < Math.Min(failed.Length, MinimalConflicts.MostDemands); i++)
        {
            mask |= (failed[i] ? 1UL : 0) << i;
        }

        return mask;
    });

    private static List<Demand> Members(ulong set, IReadOnlyList<Demand> demands)
    {
        var members = new List<Demand>();
        for (; set != 0; set &= set - 1)
        {
            members.Add(demands[BitOperations.TrailingZeroCount(set)]);
        }

        return members;
    }

    private WorkerVerdict? Nearest(ElementNode? constraints, IReadOnlyList<Demand> demands, IReadOnlyList<Candidate> candidates) =>
        new Relaxer(secureSandboxes).Relax(constraints, candidates, 1) is { Admitted: [var nearest, ..] }
            ? Judge(demands, nearest)
            : null;

    private static WorkerVerdict Judge(IReadOnlyList<Demand> demands, Candidate candidate) => new(
        candidate,
        [
            .. demands.Where(demand => !demand.Condition.Holds(candidate.Worker))
                .Select(demand => new Obstacle(demand, demand.Has(candidate.Worker), demand.Lacks(candidate.Worker))),
        ]);
}
