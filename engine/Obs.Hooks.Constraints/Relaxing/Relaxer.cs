using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>
/// Finds the smallest change to constraints that admits a number of workers. Smaller is a change that touches fewer demands;
/// of two that touch equally many, the one that gives up less. A demand that goes (a label, a sandbox, a flag, a flavor, an
/// exclusion) gives up 1. A number that is lowered gives up the part that is taken off: 32 G to 24 G is 0.25. A bound of the
/// kernel's version that is moved gives up how many of the versions of the workers that fail it are admitted, of all plus one.
/// </summary>
/// <param name="secureSandboxes">What counts as <c>secure</c>; OBS's default if null.</param>
public sealed class Relaxer(IReadOnlyCollection<string>? secureSandboxes = null)
{
    /// <summary>Finds the change.</summary>
    /// <param name="constraints">The merged constraints of a job, or null if it has none.</param>
    /// <param name="candidates">The workers that could build the job's architecture.</param>
    /// <param name="wanted">How many workers shall comply, at least.</param>
    /// <returns>The change; null if there are not as many workers.</returns>
    public Relaxation? Relax(ElementNode? constraints, IReadOnlyList<Candidate> candidates, int wanted)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var demands = Demand.Read(constraints, secureSandboxes);
        var costs = demands.Select(demand => new RelaxationCost(demand, candidates)).ToArray();
        var rows = candidates.Select(c => new RelaxationRow(Array.ConvertAll(costs, cost => cost.Of(c.Worker)), 1)).ToArray();
        var choice = RelaxationSearch.Find(rows, wanted);
        if (choice is null)
        {
            return null;
        }

        var admitted = candidates.Zip(rows, static (candidate, row) => (Candidate: candidate, row.Levels))
            .Where(pair => IsWithin(pair.Levels, choice.Levels))
            .OrderBy(static pair => pair.Candidate.Name, StringComparer.Ordinal)
            .ToList();
        var changes = new List<Change>();
        for (var i = 0; i < demands.Count; i++)
        {
            if (choice.Levels[i] is var level and > 0)
            {
                // The worker that needs this very level says what may still be asked for.
                var farthest = admitted.Find(pair => pair.Levels[i] == level).Candidate;
                var relaxed = level < 1 ? costs[i].Relaxed(farthest.Worker) : null;
                changes.Add(new Change(demands[i], relaxed is null ? null : new Demand(relaxed, demands[i].Origin)));
            }
        }

        return new Relaxation(changes, choice.Levels.Sum(), [.. admitted.Select(static pair => pair.Candidate)], choice.IsExact);
    }

    private static bool IsWithin(double[] levels, double[] chosen)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] > chosen[i])
            {
                return false;
            }
        }

        return true;
    }
}
