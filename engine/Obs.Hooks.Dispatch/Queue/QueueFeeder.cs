using System.Collections.Immutable;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Configuration;

namespace Obs.Hooks.Dispatch.Queue;

/// <summary>Carries what changed in the backend over to the farm that rounds are decided from. For one thread.</summary>
internal sealed class QueueFeeder
{
    private readonly BackendSettings _settings;
    private readonly ConstraintFiles _files;
    private readonly FleetWorkerReader _reader;
    private readonly FinishedTail _finished;
    private readonly Dictionary<string, int> _powerRanks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FedWorker> _workers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FedJob> _jobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    public QueueFeeder(BackendSettings settings, ConstraintFiles files)
    {
        _settings = settings;
        _files = files;
        _reader = new FleetWorkerReader(settings.PowerHosts);
        _finished = new FinishedTail(settings.Layout.Finished);
        Farm = new Farm(settings.SecureSandboxes);
        for (var i = 0; i < settings.PowerPackages.Length; i++)
        {
            _powerRanks.TryAdd(settings.PowerPackages[i], i);
        }
    }

    public Farm Farm { get; }

    /// <summary>What cannot be read, sorted: for people.</summary>
    public ImmutableArray<string> Troubles { get; private set; } = [];

    /// <summary>
    /// Jobs whose constraints cannot be had, with the reason; empty while they are being fetched. The allocator does not see
    /// them: the dispatcher deals with them in its own way.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Unknown { get; private set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The merged constraints of the jobs the allocator sees; null for none.</summary>
    public ImmutableDictionary<string, ElementNode?> Constraints { get; private set; } =
        ImmutableDictionary.Create<string, ElementNode?>(StringComparer.Ordinal);

    /// <summary>What the matcher sees of the workers.</summary>
    public ImmutableDictionary<string, Worker> Descriptions { get; private set; } = ImmutableDictionary.Create<string, Worker>(StringComparer.Ordinal);

    /// <summary>Takes in what the dispatcher keeps in tables.</summary>
    /// <returns>The bad hosts.</returns>
    public BadHosts ReadTables(DateTimeOffset now)
    {
        foreach (var (name, load) in DispatcherTables.ReadLoad(_settings.Layout.Load))
        {
            if (name.Split('/') is [var project, var repository, var arch])
            {
                Farm.Shares.SetPast(new RepositoryKey(project, repository, arch), new LoadEntry(load.Time, load.Builds));
            }
        }

        var priorities = DispatcherTables.ReadPriorities(_settings.Layout.Priorities)
            .Select(static p => new DispatchPrio(p.Project, p.Repository, p.Arch, p.Adjust));
        Farm.Shares.Adjust = new Priorities(_settings.Adjust, [.. priorities]).Of;
        _finished.Read();
        return new BadHosts(DispatcherTables.ReadBadHosts(_settings.Layout.BadHosts), now);
    }

    /// <summary>Takes in workers and jobs.</summary>
    public void Feed(BackendState state, BadHosts badHosts, ILookup<string, string> refused)
    {
        var troubles = new SortedSet<string>(StringComparer.Ordinal);
        FeedWorkers(state, troubles);
        FeedJobs(state, badHosts, refused, troubles);
        Troubles = [.. troubles];
    }

    private void FeedWorkers(BackendState state, SortedSet<string> troubles)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in state.Workers)
        {
            if (entry.Worker is not { } worker)
            {
                troubles.Add(entry.Trouble);
                continue;
            }

            var failures = _finished.QuickFailures(worker.Name);
            var fed = new FedWorker(worker, failures);
            if (!_workers.TryGetValue(worker.Name, out var known) || known != fed)
            {
                if (_reader.Read(worker, failures) is not { } read)
                {
                    troubles.Add($"{worker.State}/{worker.Name} is no description of a worker");
                    continue;
                }

                _workers[worker.Name] = fed;
                Farm.SetWorker(read.Worker, read.Description);
                Descriptions = Descriptions.SetItem(worker.Name, read.Description);
            }

            seen.Add(worker.Name);
        }

        foreach (var gone in _workers.Keys.Where(n => !seen.Contains(n)).ToArray())
        {
            _workers.Remove(gone);
            Farm.RemoveWorker(gone);
            Descriptions = Descriptions.Remove(gone);
        }
    }

    private void FeedJobs(BackendState state, BadHosts badHosts, ILookup<string, string> refused, SortedSet<string> troubles)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var running = new HashSet<string>(StringComparer.Ordinal);
        var files = new HashSet<string>(StringComparer.Ordinal);
        var unknown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in state.Jobs)
        {
            var id = entry.Key.ToString();
            if (entry.Trouble.Length > 0)
            {
                troubles.Add(entry.Trouble);
            }

            if (entry.Status is not null)
            {
                if (entry.Job is { } started && running.Add(id) && _running.Add(id))
                {
                    Farm.Shares.Started(id, new RepositoryKey(started.Project, started.Repository, started.Arch));
                }
            }
            else if (entry.IsWaiting)
            {
                if (entry.Job is not { } job)
                {
                    unknown[id] = entry.Trouble;
                    continue;
                }

                files.Add(job.ConstraintsMd5);
                var bad = badHosts.Of(job).Concat(refused[id]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                if (Feed(id, job, [.. bad]) is { } trouble)
                {
                    unknown[id] = trouble;
                }
                else
                {
                    waiting.Add(id);
                }
            }
        }

        foreach (var gone in _jobs.Keys.Where(j => !waiting.Contains(j)).ToArray())
        {
            _jobs.Remove(gone);
            Farm.RemoveJob(gone);
            Constraints = Constraints.Remove(gone);
        }

        foreach (var ended in _running.Where(j => !running.Contains(j)).ToArray())
        {
            _running.Remove(ended);
            Farm.Shares.Ended(ended);
        }

        _files.Keep(files);
        Unknown = unknown.ToImmutable();
    }

    /// <returns>Why the job's constraints are not known; null if they are.</returns>
    private string? Feed(string id, BackendJob job, ImmutableArray<string> bad)
    {
        var file = job.ConstraintsMd5.Length > 0 ? _files.Of(job) : null;
        if (file is { Text: null })
        {
            return file.Trouble;
        }

        var fed = new FedJob(job, string.Join(' ', bad));
        if (_jobs.TryGetValue(id, out var known) && known == fed)
        {
            return null;
        }

        ElementNode? constraints;
        try
        {
            constraints = new JobConstraints(job.Arch, job.Package)
            {
                ProjectLines = job.ProjectConstraints.IsEmpty ? null : [.. job.ProjectConstraints],
                RecipeLines = job.RecipeConstraints.IsEmpty ? null : [.. job.RecipeConstraints],
                File = file?.Text,
            }.Merge();
        }
        catch (ConstraintException e)
        {
            return e.Message;
        }

        _jobs[id] = fed;
        Constraints = Constraints.SetItem(id, constraints);
        Farm.SetJob(
            new QueuedJob
            {
                Id = id,
                Project = job.Project,
                Repository = job.Repository,
                Arch = job.Arch,
                Package = job.Package,
                HostArch = job.BuildArch,
                Reason = job.Reason,
                File = job.File,
                Ready = job.Ready,
                Committed = job.Committed,
                Needed = job.Needed,
                PowerRank = _powerRanks.TryGetValue(job.Package, out var rank) ? rank : null,
                BadWorkers = bad,
                LastDuration = _finished.LastDuration(job),
            },
            constraints);
        return null;
    }

    private sealed record FedWorker(BackendWorker Worker, int QuickFailures);

    private sealed record FedJob(BackendJob Job, string BadWorkers);
}
