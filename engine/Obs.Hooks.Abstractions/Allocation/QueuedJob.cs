using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>A job that waits for a worker.</summary>
public sealed record QueuedJob
{
    private static readonly TimeSpan RecentChange = TimeSpan.FromHours(24);

    /// <summary><c>arch/name</c>, where name is that of the job's file in the backend: unique in a queue.</summary>
    public required string Id { get; init; }

    /// <summary>The project.</summary>
    public required string Project { get; init; }

    /// <summary>The repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The architecture it is built for.</summary>
    public required string Arch { get; init; }

    /// <summary>The package, with its flavor if it has one.</summary>
    public required string Package { get; init; }

    /// <summary>The architecture that workers must be able to build; not <see cref="Arch"/> for a cross build.</summary>
    public string HostArch { get => field ?? Arch; init; }

    /// <summary>Why it is built, in the words of the scheduler: <c>new build</c>, <c>source change</c>, <c>meta change</c> …</summary>
    public string Reason { get; init; } = "";

    /// <summary>The recipe; <c>_preinstallimage</c> for the image other jobs start from.</summary>
    public string File { get; init; } = "";

    /// <summary>When it became ready to be built.</summary>
    public required DateTimeOffset Ready { get; init; }

    /// <summary>When its sources were committed; null if not known.</summary>
    public DateTimeOffset? Committed { get; init; }

    /// <summary>How many packages wait for this one.</summary>
    public int Needed { get; init; }

    /// <summary>Place among the packages that insist on power hosts, 0 being the first; null for the others.</summary>
    public int? PowerRank { get; init; }

    /// <summary>Jobs of equal numbers have equal constraints and build architectures, within one snapshot.</summary>
    public int ConstraintSet { get; init; }

    /// <summary>What its constraints ask for, in numbers; use <see cref="IWorkerMatcher"/> to know whether a worker is allowed.</summary>
    public JobDemand Demand { get; init; } = JobDemand.None;

    /// <summary>Names of workers that refused it or broke on it within the last 24 hours; the matcher never allows them.</summary>
    public ImmutableArray<string> BadWorkers { get; init; } = [];

    /// <summary>How long it built the last time; null if not known.</summary>
    public TimeSpan? LastDuration { get; init; }

    /// <summary>
    /// Whether it counts as a change of its sources: a new build always, a source change unless the commit is older than a day
    /// (then another package changed that this one is linked to).
    /// </summary>
    public bool IsSourceChange =>
        Reason == "new build" || (Reason == "source change" && (Committed is null || Ready - Committed.Value < RecentChange));

    /// <summary>Whether it makes the image other jobs start from.</summary>
    public bool IsPreinstallImage => File == "_preinstallimage";
}
