using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>
/// Compares what the dispatcher did with what was planned: the only proof that it listens. For one thread; the counts may be
/// read by others.
/// </summary>
internal sealed class DispatchJournal(ServiceLog log)
{
    private readonly Dictionary<string, string> _planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _building = new(StringComparer.Ordinal);
    private bool _begun;
    private long _asPlanned;
    private long _otherwise;

    /// <summary>Jobs that went where they should.</summary>
    public long AsPlanned => Interlocked.Read(ref _asPlanned);

    /// <summary>Jobs that went elsewhere: nobody asked, or the service was new.</summary>
    public long Otherwise => Interlocked.Read(ref _otherwise);

    /// <summary>Looks which jobs have been given out since the last time.</summary>
    public void Look(IEnumerable<JobEntry> jobs)
    {
        var building = new Dictionary<string, string>(StringComparer.Ordinal);
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in jobs)
        {
            present.Add(entry.Key.ToString());
            if (entry.Status is { Worker.Length: > 0 } status)
            {
                building[entry.Key.ToString()] = status.Worker;
            }
        }

        foreach (var (job, worker) in building)
        {
            if (_begun && _building.GetValueOrDefault(job) != worker)
            {
                Count(job, worker);
            }
        }

        _begun = true;
        _building.Clear();
        foreach (var (job, worker) in building)
        {
            _building.Add(job, worker);
        }

        foreach (var gone in _planned.Keys.Where(j => !present.Contains(j)).ToArray())
        {
            _planned.Remove(gone);
        }
    }

    /// <summary>Remembers a plan: what was planned last for a job counts, also when it is not in the plan any more.</summary>
    public void Enter(IReadOnlyDictionary<string, string> plan)
    {
        foreach (var (job, worker) in plan)
        {
            _planned[job] = worker;
        }
    }

    private void Count(string job, string worker)
    {
        var planned = _planned.GetValueOrDefault(job);
        if (planned is not null && (planned.Length == 0 || planned == worker))
        {
            Interlocked.Increment(ref _asPlanned);
            return;
        }

        Interlocked.Increment(ref _otherwise);
        log.Say($"{job} went to {worker}; {(planned is null ? "no worker was planned for it" : $"{planned} was planned")}");
    }
}
