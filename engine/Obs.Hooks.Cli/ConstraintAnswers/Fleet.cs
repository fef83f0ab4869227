using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>All workers, and those of them that refused the job.</summary>
/// <param name="Workers">The workers.</param>
/// <param name="Bad">Names of those that refused.</param>
internal sealed record Fleet(IReadOnlyList<BackendWorker> Workers, IReadOnlySet<string> Bad)
{
    /// <summary>
    /// The workers a dispatcher thinks of: not the dead, those that can build the architecture, each name once, in the first
    /// of the states idle, building, away and down.
    /// </summary>
    public IReadOnlyList<Candidate> Candidates(string buildArch) =>
    [
        .. Workers.Where(w => w.State != BackendState.Dead && w.Worker is not null && w.CanBuild(buildArch))
            .OrderBy(static w => w.State)
            .DistinctBy(static w => w.Name, StringComparer.Ordinal)
            .OrderBy(static w => w.Name, StringComparer.Ordinal)
            .Select(Candidate),
    ];

    /// <summary>One of the workers; what OBS cannot read says nothing.</summary>
    public Candidate Candidate(BackendWorker worker) => new(worker.Name, worker.Worker ?? Worker.Unknown, AvailabilityOf(worker));

    /// <summary>What OBS tells people about the job; empty if nothing. Of the log of a failed job the line that says why.</summary>
    public string ObsText(ConstraintJob job)
    {
        var keys = Bad.Select(worker => $"{job.Job.Project}/{job.Job.Package}/{job.Job.Arch}/{worker}").ToHashSet(StringComparer.Ordinal);
        var hint = new DispatchHint(new ConstraintMatcher()).Check(job.Job, job.Constraints, Workers, keys);
        return hint.Action == HintAction.Fail
            ? hint.Text.Split('\n').First(static line => line.StartsWith("no compliant workers", StringComparison.Ordinal))
            : hint.Text;
    }

    /// <summary>As the dispatcher counts: who is down is not bad, too.</summary>
    private Availability AvailabilityOf(BackendWorker worker) =>
        worker.State == BackendState.Down ? Availability.Down
        : Bad.Contains(worker.Name) ? Availability.Bad
        : worker.State == BackendState.Idle ? Availability.Idle
        : Availability.Busy;
}
