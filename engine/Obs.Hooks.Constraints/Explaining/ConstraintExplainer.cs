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
        var failing = new int[demands.Count];
        var failingOnly = new int[demands.Count];
        var compliant = new List<Candidate>();
        var failures = new HashSet<ulong>();
        foreach (var candidate in candidates)
        {
            var (count, last, mask) = Count(demands, candidate.Worker, failing);
            failures.Add(mask);
            if (count == 0)
            {
                compliant.Add(candidate);
            }
            else if (count == 1)
            {
                failingOnly[last]++;
            }
        }

        var (conflicts, complete) = failures.Contains(0) ? ([], true) : MinimalConflicts.Find(failures);
        return new Explanation
        {
            Workers = candidates.Count,
            Demands =
            [
                .. demands.Select((demand, i) => new BlockedDemand(demand, failing[i], failingOnly[i]))
                    .OrderByDescending(static blocked => blocked.Workers),
            ],
            Compliant = [.. compliant.OrderBy(static c => c.Name, StringComparer.Ordinal)],
            Nearest = compliant.Exists(IsAvailable) ? null : Nearest(constraints, demands, [.. candidates.Where(IsAvailable)]),
            Conflicts = [.. conflicts.Select(set => Members(set, demands))],
            HasAllConflicts = complete && demands.Count <= MinimalConflicts.MostDemands,
        };
    }

    /// <summary>
    /// How many demands a worker fails, the last of them, and all of the first 64 as bits. What is beyond 64 demands is left out:
    /// a conflict among the others stays one, and workers that fail only what was left out conflict with nothing.
    /// </summary>
    private static (int Count, int Last, ulong Mask) Count(IReadOnlyList<Demand> demands, Worker worker, int[] failing)
    {
        var (count, last, mask) = (0, -1, 0UL);
        for (var i = 0; i < demands.Count; i++)
        {
            if (!demands[i].Condition.Holds(worker))
            {
                failing[i]++;
                count++;
                last = i;
                mask |= i < MinimalConflicts.MostDemands ? 1UL << i : 0;
            }
        }

        return (count, last, mask);
    }

    private static List<Demand> Members(ulong set, IReadOnlyList<Demand> demands)
    {
        var members = new List<Demand>();
        for (; set != 0; set &= set - 1)
        {
            members.Add(demands[BitOperations.TrailingZeroCount(set)]);
        }

        return members;
    }

    private static bool IsAvailable(Candidate candidate) => candidate.Availability is Availability.Idle or Availability.Busy;

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
