using System.Globalization;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Hints;

/// <summary>What the dispatcher tells people about a job for which no idle worker fits, in its very words (OBS 2024-08).</summary>
/// <param name="matcher">The matcher.</param>
public sealed class DispatchHint(ConstraintMatcher matcher)
{
    /// <summary>With more workers than this, and more than half of all, nothing is worth mentioning.</summary>
    private const int EnoughWorkers = 5;

    private static readonly BackendState[] States = [BackendState.Idle, BackendState.Building, BackendState.Away, BackendState.Down];

    /// <summary>Looks at all workers but the dead ones.</summary>
    /// <param name="job">The job.</param>
    /// <param name="constraints">Its merged constraints, or null.</param>
    /// <param name="workers">All workers. A name counts once, in the first of the states idle, building, away and down.</param>
    /// <param name="badHosts">The keys of the dispatcher's bad host table.</param>
    /// <returns>What the dispatcher does, and its text.</returns>
    public HintResult Check(HintJob job, ElementNode? constraints, IEnumerable<BackendWorker> workers, IReadOnlySet<string> badHosts)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(badHosts);
        var candidates = Candidates(workers, BuildableArchs.ToBuildOn(job.HostArch, job.Arch));
        var compliant = candidates.Where(c => constraints is null || matcher.Matches(c.Worker!, constraints)).ToArray();
        var down = compliant.Count(static c => c.State == BackendState.Down);
        var bad = compliant.Count(c => c.State != BackendState.Down && job.IsBadHost(badHosts, c.Name));
        var good = compliant.Length - down - bad;
        if (good > EnoughWorkers && 2 * good > candidates.Length)
        {
            return new HintResult(HintAction.None, "");
        }

        return compliant.Length > 0
            ? new HintResult(HintAction.Details, Waiting(compliant.Length, down, bad))
            : new HintResult(HintAction.Fail, Failure(constraints, candidates));
    }

    private static BackendWorker[] Candidates(IEnumerable<BackendWorker> workers, string arch)
    {
        var byState = workers.ToLookup(static w => w.State);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. States.SelectMany(state => byState[state])
                .Where(w => w.Worker is not null && w.CanBuild(arch) && seen.Add(w.Name)),
        ];
    }

    private static string Waiting(int compliant, int down, int bad) => string.Create(
        CultureInfo.InvariantCulture,
        $"waiting for {compliant} compliant workers{Part(down, "down")}{Part(bad, "bad")}");

    private static string Part(int count, string what) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} of them {what})");

    private string Failure(ElementNode? constraints, BackendWorker[] candidates)
    {
        var parts = string.Concat((constraints?.Fields ?? new Dictionary<string, ConstraintNode>())
            .Where(part => !candidates.Any(c => matcher.Matches(c.Worker!, Alone(part.Key, part.Value))))
            .Select(part => Mismatch(part.Key, part.Value, candidates)));
        var hint = parts.Length == 0 ? "" : $" (constraints mismatch hint:{parts})";
        return $"package build was not possible:\n\nno compliant workers{hint}\n\nPlease adapt your constraints.\n";
    }

    /// <summary>Of hardware and linux only those parts that no worker has, unless there is one for each of them.</summary>
    private string Mismatch(string name, ConstraintNode part, BackendWorker[] candidates)
    {
        var parts = name is ConstraintSchema.Hardware or ConstraintSchema.Linux && part is ElementNode element
            ? string.Concat(element.Fields
                .Where(inner => !candidates.Any(c => matcher.Matches(c.Worker!, Alone(name, Alone(inner.Key, inner.Value)))))
                .Select(inner => $" {name}:{inner.Key}"))
            : "";
        return parts.Length == 0 ? $" {name}" : parts;
    }

    private static ElementNode Alone(string name, ConstraintNode node)
    {
        var alone = new ElementNode();
        alone.Set(name, node);
        return alone;
    }
}
