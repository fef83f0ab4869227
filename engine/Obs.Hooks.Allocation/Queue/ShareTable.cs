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
        var running = new Dictionary<RepositoryKey, int>();
        foreach (var repository in _running.Values)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(running, repository, out _)++;
        }

        var known = new HashSet<RepositoryKey>(running.Keys);
        known.UnionWith(queued.Select(RepositoryKey.Of));
        known.UnionWith(_past.Where(past => now - past.Value.Time < Memory).Select(static past => past.Key));
        return [.. known.Select(repository => Share(repository, running.GetValueOrDefault(repository), now))];
    }

    private RepositoryShare Share(RepositoryKey repository, int running, DateTimeOffset now)
    {
        var built = _past.TryGetValue(repository, out var past);
        return new RepositoryShare(repository.Project, repository.Repository, repository.Arch)
        {
            Load = (built ? past.At(now) : 0) + running,
            Running = running,
            PastLoad = built ? past.Value : 0,
            PastEnd = built ? past.Time : null,
            Adjust = Adjust(repository),
            NewestSourceChange = _newestChange.TryGetValue(repository.Project, out var newest) ? newest : null,
        };
    }
}
