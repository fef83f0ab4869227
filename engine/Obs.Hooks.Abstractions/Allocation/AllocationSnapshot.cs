using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>
/// Everything a round is decided from. Workers and jobs go by their index here, which is what makes rounds of thousands of
/// each cheap. Immutable, and safe to use from several threads.
/// </summary>
public sealed class AllocationSnapshot
{
    private readonly ulong[] _idle;
    private readonly ulong[] _building;
    private readonly int[] _shareOfJob;

    /// <summary>Makes a snapshot.</summary>
    /// <param name="workers">All workers of the partition, in ordinal order of their names.</param>
    /// <param name="jobs">All jobs that wait, in ordinal order of their ids.</param>
    /// <param name="shares">The shares, in any order; repositories that have jobs but no share get an empty one.</param>
    /// <param name="matcher">What OBS allows.</param>
    public AllocationSnapshot(
        ImmutableArray<FleetWorker> workers, ImmutableArray<QueuedJob> jobs, ImmutableArray<RepositoryShare> shares, IWorkerMatcher matcher)
    {
        Workers = workers;
        Jobs = jobs;
        Matcher = matcher;
        _idle = InState(workers, WorkerState.Idle);
        _building = InState(workers, WorkerState.Building);
        Hosts = new HostMap(workers);
        (Shares, _shareOfJob) = RepositoryShares.Align(shares, jobs);
    }

    /// <summary>Takes over parts that are in order already.</summary>
    internal AllocationSnapshot(SnapshotParts parts)
    {
        (Workers, Jobs, Shares, Matcher, Hosts) = (parts.Workers, parts.Jobs, parts.Shares, parts.Matcher, parts.Hosts);
        (_idle, _building, _shareOfJob) = (parts.Idle, parts.Building, parts.ShareOfJob);
    }

    /// <summary>The time of the round: the only clock an allocator may look at.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Where all randomness of the round comes from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The allocator's settings.</summary>
    public HookSettings Settings { get; init; } = HookSettings.Empty;

    /// <summary>
    /// Whether somebody will read why jobs wait. If not (the simulator), <see cref="AllocationResult.Waiting"/> may be empty.
    /// </summary>
    public bool ExplainWaiting { get; init; } = true;

    /// <summary>All workers of the partition, in ordinal order of their names, whatever they do.</summary>
    public ImmutableArray<FleetWorker> Workers { get; }

    /// <summary>All jobs that wait, in ordinal order of their ids.</summary>
    public ImmutableArray<QueuedJob> Jobs { get; }

    /// <summary>Past and present use of the farm, in ordinal order of project, repository and architecture.</summary>
    public ImmutableArray<RepositoryShare> Shares { get; }

    /// <summary>What OBS allows.</summary>
    public IWorkerMatcher Matcher { get; }

    /// <summary>The workers that wait for a job.</summary>
    public WorkerSet Idle => new(_idle);

    /// <summary>The workers that build.</summary>
    public WorkerSet Building => new(_building);

    internal HostMap Hosts { get; }

    /// <summary>The repository a job belongs to.</summary>
    /// <param name="job">Index in <see cref="Jobs"/>.</param>
    /// <returns>Index in <see cref="Shares"/>.</returns>
    public int ShareOf(int job) => _shareOfJob[job];

    /// <summary>
    /// A random number that depends on the seed and the arguments alone, not on what was asked before: the order of questions
    /// cannot change a decision. Uniform over all 64 bits.
    /// </summary>
    /// <param name="a">What the number is for: a job, say.</param>
    /// <param name="b">What the number is for: a worker, say.</param>
    /// <returns>The number.</returns>
    public ulong Tie(int a, int b = -1) => TieOf(TieBase(a), b);

    /// <summary>The finalizer of splitmix64, twice: every bit of the seed and of both arguments reaches every bit.</summary>
    internal ulong TieBase(int a) => Mix(Seed + (0x9E3779B97F4A7C15 * ((ulong)(uint)a + 1)));

    internal static ulong TieOf(ulong tieBase, int b) => Mix(tieBase ^ (0xD1B54A32D192ED03 * ((ulong)(uint)b + 1)));

    private static ulong[] InState(ImmutableArray<FleetWorker> workers, WorkerState state)
    {
        var words = new ulong[WorkerSet.WordsFor(workers.Length)];
        for (var i = 0; i < workers.Length; i++)
        {
            words[i / 64] |= (workers[i].State == state ? 1UL : 0) << (i % 64);
        }

        return words;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
