using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Queue;

namespace Obs.Hooks.Dispatch.Simulation;

/// <summary>
/// A workload from a backend: its workers; the builds of its log of finished jobs, each arriving when it began and taking as
/// long as it did; and the jobs that wait now.
/// </summary>
/// <remarks>
/// The log does not say what a job asked for, so that finished jobs have no constraints. Waiting jobs have those of their
/// project configuration and recipe (a <c>_constraints</c> file is the source server's) and take as long as their package
/// took last, or as the middle one of all builds.
/// </remarks>
internal sealed class BackendWorkload(BackendState state)
{
    private static readonly TimeSpan UsualDuration = TimeSpan.FromMinutes(5);

    private readonly Dictionary<RepositoryKey, int> _repositories = [];
    private readonly Dictionary<string, int> _demands = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<WorkloadDemand> _demandList = [new(null, "none")];
    private readonly List<(DateTimeOffset Arrival, string Package, WorkloadJob Job)> _jobs = [];
    private readonly Dictionary<(string Project, string Package, string Arch), TimeSpan> _durations = [];

    /// <summary>Makes the workload.</summary>
    /// <param name="finished">Lines of the log.</param>
    public Workload Read(IEnumerable<string> finished)
    {
        foreach (var build in finished.Select(FinishedJob.Parse).OfType<FinishedJob>())
        {
            _durations[(build.Project, build.Package, build.Arch)] = build.Ended - build.Started;
            Add(build.Started, build.Package, new RepositoryKey(build.Project, build.Repository, build.Arch), build.Ended - build.Started, demand: 0, isChange: false);
        }

        var log = _jobs.Count;
        var usual = _durations.Count == 0 ? UsualDuration : _durations.Values.Order().ElementAt(_durations.Count / 2);
        foreach (var job in state.Jobs.Where(static entry => entry.Status is null).Select(static entry => entry.Job).OfType<BackendJob>().Where(static job => job.IsDispatched))
        {
            var duration = _durations.GetValueOrDefault((job.Project, job.Package, job.Arch), usual);
            var isChange = job.Reason is "new build" or "source change";
            Add(job.Ready, job.Package, new RepositoryKey(job.Project, job.Repository, job.Arch), duration, DemandOf(job), isChange);
        }

        var sorted = _jobs.OrderBy(static job => job.Arrival).ToArray();
        var start = sorted.Length == 0 ? DateTimeOffset.UnixEpoch : sorted[0].Arrival;
        var workers = ReadWorkers();
        return new Workload
        {
            Description = string.Create(
                CultureInfo.InvariantCulture, $"backend: {workers.Length} workers, {log} finished builds, {_jobs.Count - log} waiting jobs"),
            Start = start,
            Workers = workers,
            Repositories = [.. _repositories.OrderBy(static entry => entry.Value).Select(static entry => entry.Key)],
            Demands = [.. _demandList],
            Jobs = [.. sorted.Select(job => job.Job with { Arrival = (long)(job.Arrival - start).TotalMilliseconds })],
            Packages = [.. sorted.Select(static job => job.Package)],
        };
    }

    private void Add(DateTimeOffset arrival, string package, RepositoryKey repository, TimeSpan duration, int demand, bool isChange)
    {
        if (!_repositories.TryGetValue(repository, out var index))
        {
            _repositories.Add(repository, index = _repositories.Count);
        }

        var milliseconds = (int)Math.Clamp(duration.TotalMilliseconds, 1, int.MaxValue);
        _jobs.Add((arrival, package, new WorkloadJob(0, milliseconds, index, demand, IsChange: isChange)));
    }

    private int DemandOf(BackendJob job)
    {
        var key = string.Join('\n', [.. job.ProjectConstraints, "", .. job.RecipeConstraints]);
        if (key.Length == 1)
        {
            return 0;
        }

        if (!_demands.TryGetValue(key, out var index))
        {
            _demands.Add(key, index = _demandList.Count);
            _demandList.Add(new WorkloadDemand(Merge(job), key.Trim()));
        }

        return index;
    }

    /// <summary>None for constraints that OBS rejects: the job fails there instead of waiting.</summary>
    private static ElementNode? Merge(BackendJob job)
    {
        try
        {
            return new JobConstraints(job.Arch, job.Package)
            {
                ProjectLines = job.ProjectConstraints.IsEmpty ? null : [.. job.ProjectConstraints],
                RecipeLines = job.RecipeConstraints.IsEmpty ? null : [.. job.RecipeConstraints],
            }.Merge();
        }
        catch (ConstraintException)
        {
            return null;
        }
    }

    /// <summary>Those that could build: neither down nor dead.</summary>
    private ImmutableArray<WorkloadWorker> ReadWorkers()
    {
        var reader = new FleetWorkerReader([]);
        return
        [
            .. state.Workers.Where(static entry => entry.State is "idle" or "building" or "away")
                .Select(static entry => entry.Worker).OfType<BackendWorker>()
                .Select(worker => reader.Read(worker, quickFailures: 0))
                .Where(static read => read is not null)
                .Select(static read => new WorkloadWorker(read!.Value.Worker, read.Value.Description))
                .OrderBy(static worker => worker.Worker.Name, StringComparer.Ordinal),
        ];
    }
}
