namespace Obs.Hooks;

/// <summary>Context at <see cref="HookPoint.Cleanup"/>.</summary>
public sealed record CleanupContext : HookContext
{
    /// <summary>How the job ended.</summary>
    public required BuildOutcome Outcome { get; init; }

    /// <summary>
    /// The cgroup (version 2) directory in which the real build ran, or empty when this host has none. All processes
    /// in it belong to the job.
    /// </summary>
    public string BuildCgroup { get; init; } = "";
}
