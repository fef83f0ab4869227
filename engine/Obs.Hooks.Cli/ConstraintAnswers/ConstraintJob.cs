using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A job and everything it demands.</summary>
/// <param name="Job">The job.</param>
/// <param name="Constraints">Its merged constraints, or null.</param>
internal sealed record ConstraintJob(HintJob Job, ElementNode? Constraints)
{
    /// <summary>The architecture of the hosts that can build it.</summary>
    public string BuildArch => string.IsNullOrEmpty(Job.HostArch) ? Job.Arch : Job.HostArch;

    /// <summary>For people: <c>home:me/standard/x86_64/hello</c>, without what is not known.</summary>
    public string Name =>
        string.Join('/', new[] { Job.Project, Job.Repository, Job.Arch, Job.Package }.Where(static part => part.Length > 0));
}
