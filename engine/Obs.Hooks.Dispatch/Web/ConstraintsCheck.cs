using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Dispatch.Configuration;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Answers checkconstraints as bs_repserver does.</summary>
internal sealed class ConstraintsCheck(BackendSettings backend)
{
    private readonly ConstraintMatcher _matcher = new(backend.SecureSandboxes is { } secure ? secure : null);

    /// <summary>Names of the workers that comply.</summary>
    /// <exception cref="WebException">The constraints are wrong.</exception>
    public IEnumerable<string> Run(CheckQuestion question)
    {
        try
        {
            var constraints = new JobConstraints(question.Arch, "")
            {
                ProjectLines = [.. question.Config.Split('\n').Where(static l => l.StartsWith("Constraint:", StringComparison.OrdinalIgnoreCase)).Select(static l => l["Constraint:".Length..])],
                File = question.Constraints,
            }.Merge();
            return
            [
                .. question.Workers
                    .Where(w => HostArchitectures.CanBuild(w.HostArch, question.Arch, w.NativeOnly))
                    .Where(w => constraints is null || _matcher.Matches(WorkerXml.Parse(w.Xml), constraints))
                    .Select(static w => w.Name),
            ];
        }
        catch (ConstraintException e)
        {
            throw new WebException(400, e.Message);
        }
    }
}
