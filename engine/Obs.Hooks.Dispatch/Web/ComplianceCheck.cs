using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Prjconf;
using Obs.Hooks.Dispatch.Configuration;
using StoredWorker = Obs.Hooks.Dispatch.Backend.BackendWorker;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Answers checkconstraints as bs_repserver does.</summary>
internal sealed class ComplianceCheck(BackendSettings backend)
{
    private readonly ConstraintsCheck _check = new(new ConstraintMatcher(backend.SecureSandboxes is { } secure ? secure : null));

    /// <summary>Names of the workers that comply.</summary>
    /// <exception cref="WebException">The constraints are wrong.</exception>
    public IReadOnlyList<string> Run(CheckQuestion question)
    {
        try
        {
            return _check.CompliantWorkers(
                ProjectConfigReader.Read(question.Config, question.Arch), question.Constraints, question.Arch, question.Workers.Select(Convert));
        }
        catch (ConstraintException e)
        {
            // As from the source server, which asks the repository server.
            throw new WebException(400, $"remote error: {e.Message}");
        }
    }

    private static BackendWorker Convert(StoredWorker worker)
    {
        var state = worker.State switch
        {
            "idle" => BackendState.Idle,
            "building" => BackendState.Building,
            "away" => BackendState.Away,
            "dead" => BackendState.Dead,
            _ => BackendState.Down,
        };
        try
        {
            return new BackendWorker(state, worker.Name, WorkerXml.Parse(worker.Xml));
        }
        catch (ConstraintException)
        {
            return new BackendWorker(state, worker.Name, null);
        }
    }
}
