using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Dispatch.Service;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Why a job waits, in a few sentences; for a job that no worker may build, what of its constraints keeps them away.</summary>
internal sealed class WaitingText(IReadOnlyCollection<string>? secureSandboxes)
{
    private const int MostConflicts = 3;

    private readonly ConstraintExplainer _explainer = new(secureSandboxes);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, string> _explained = [];
    private long _round = -1;

    public string Of(ServiceStatus status, int job, AllocationReason reason)
    {
        var text = reason.ToString();
        if (reason.Code != ReasonCode.NoWorker)
        {
            return text;
        }

        lock (_gate)
        {
            // Many jobs have the same constraints; numbers of sets mean nothing beyond their round.
            if (_round != status.Round)
            {
                _explained.Clear();
                _round = status.Round;
            }

            var queued = status.Snapshot.Jobs[job];
            if (!_explained.TryGetValue(queued.ConstraintSet, out var explained))
            {
                _explained.Add(queued.ConstraintSet, explained = Explain(status, queued));
            }

            return explained.Length == 0 ? text : $"{text}: {explained}";
        }
    }

    private string Explain(ServiceStatus status, QueuedJob job)
    {
        var candidates = new List<Candidate>();
        foreach (var worker in status.Snapshot.Workers)
        {
            if (HostArchitectures.CanBuild(worker.HostArch, job.HostArch, worker.NativeOnly)
                && status.Descriptions.TryGetValue(worker.Name, out var description))
            {
                candidates.Add(new Candidate(worker.Name, description));
            }
        }

        if (candidates.Count == 0)
        {
            return $"no worker builds {job.HostArch}";
        }

        var explanation = _explainer.Explain(status.Constraints.GetValueOrDefault(job.Id), candidates);
        var conflicts = explanation.Conflicts.Take(MostConflicts).Select(static set =>
            set.Count == 1 ? $"no worker has {set[0]}" : $"no worker has both {string.Join(" and ", set)}");
        var nearest = explanation.Nearest is { } near
            ? $"; nearest is {near.Candidate.Name}, which has "
                + string.Join(", ", near.Obstacles.Select(static o => $"{o.Demand.Selector} {o.Has}"))
            : "";
        return string.Join("; ", conflicts) + nearest;
    }
}
