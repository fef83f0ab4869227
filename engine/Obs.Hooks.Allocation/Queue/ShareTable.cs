using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Allocation.Queue;

/// <summary>Who has used how much of the farm: OBS's load table, the running builds, and priorities.</summary>
internal sealed class ShareTable
{
    /// <summary>A repository that built nothing for that long is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(50);

    private readonly Dictionary<RepositoryKey, LoadEntry> _past = [];
    private readonly Dictionary<string, RepositoryKey> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _newestChange = new(StringComparer.Ordinal);

    /// <summary>The priority of a repository in decibel; none has one at first.</summary>
    public Func<RepositoryKey, double> Adjust { get; set; } = static _ => 0;

    /// <summary>Sets a repository's past, as read from the backend's <c>jobs/load</c>.</summary>
    public void SetPast(RepositoryKey repository, LoadEntry load) => _past[repository] = load;

    /// <summary>Adds a build that ended: one line of the backend's <c>jobs/finished</c>.</summary>
    public void Finished(RepositoryKey repository, DateTimeOffset start, DateTimeOffset end)
    {
        if (end > start)
        {
            ref var load = ref CollectionsMarshal.GetValueRefOrAddDefault(_past, repository, out _);
            load = load.Add(start, end);
        }
    }

    /// <summary>A job runs: it counts 1 until <see cref="Ended"/>.</summary>
    public void Started(string job, RepositoryKey repository) => _running[job] = repository;

    /// <summary>A job does not run any more.</summary>
    public void Ended(string job) => _running.Remove(job);

    /// <summary>Remembers when a project's sources changed.</summary>
    public void Seen(QueuedJob job)
    {
        if (job.IsSourceChange && (!_newestChange.TryGetValue(job.Project, out var newest) || newest < job.Ready))
        {
            _newestChange[job.Project] = job.Ready;
        }
    }

    /// <summary>The shares of a moment, of all repositories that built something or have a job.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="queued">The jobs that wait.</param>
    public ImmutableArray<RepositoryShare> At(DateTimeOffset now, IEnumerable<QueuedJob> queued)
    {
        var loads = new Dictionary<RepositoryKey, (double Load, DateTimeOffset? LastBuild)>();
        foreach (var (repository, past) in _past)
        {
            if (now - past.Time < Memory)
            {
                loads.Add(repository, (past.At(now), past.Time));
            }
        }

        foreach (var repository in _running.Values)
        {
            ref var load = ref CollectionsMarshal.GetValueRefOrAddDefault(loads, repository, out _);
            load = (load.Load + 1, now);
        }

        foreach (var job in queued)
        {
            loads.TryAdd(RepositoryKey.Of(job), default);
        }

        return
        [
            .. loads.Select(entry => new RepositoryShare(entry.Key.Project, entry.Key.Repository, entry.Key.Arch)
            {
                Load = entry.Value.Load,
                LastBuild = entry.Value.LastBuild,
                Adjust = Adjust(entry.Key),
                NewestSourceChange = _newestChange.TryGetValue(entry.Key.Project, out var newest) ? newest : null,
            }),
        ];
    }
}
