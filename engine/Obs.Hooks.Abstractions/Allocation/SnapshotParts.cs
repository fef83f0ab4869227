using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>A snapshot's parts, all in order and never changed again.</summary>
/// <param name="Workers">In ordinal order of their names.</param>
/// <param name="Jobs">In ordinal order of their ids.</param>
/// <param name="Shares">In ordinal order, those of all jobs among them.</param>
/// <param name="ShareOfJob">For each job the index of its share.</param>
/// <param name="Matcher">What OBS allows.</param>
/// <param name="Idle">The idle workers.</param>
/// <param name="Building">The workers that build.</param>
/// <param name="Hosts">The workers' hosts.</param>
internal sealed record SnapshotParts(
    ImmutableArray<FleetWorker> Workers,
    ImmutableArray<QueuedJob> Jobs,
    ImmutableArray<RepositoryShare> Shares,
    int[] ShareOfJob,
    IWorkerMatcher Matcher,
    ulong[] Idle,
    ulong[] Building,
    HostMap Hosts);
