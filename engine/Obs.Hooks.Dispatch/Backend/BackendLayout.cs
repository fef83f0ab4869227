namespace Obs.Hooks.Dispatch.Backend;

/// <summary>Where a backend keeps its state.</summary>
/// <param name="Directory"><c>$BSConfig::bsdir</c>.</param>
/// <param name="RunDirectory"><c>$BSConfig::rundir</c>.</param>
internal sealed record BackendLayout(string Directory, string RunDirectory)
{
    /// <summary>The states a worker file may be in, in the order in which the dispatcher looks for a worker.</summary>
    public static IReadOnlyList<string> WorkerStates { get; } = ["idle", "building", "away", "down", "dead"];

    public string Jobs => Path.Combine(Directory, "jobs");

    public string Workers => Path.Combine(Directory, "workers");

    /// <summary>The bad hosts the dispatcher knows, as it last wrote them (bs_dispatch).</summary>
    public string BadHosts => Path.Combine(RunDirectory, "dispatch.badhosts");

    /// <summary>What was built lately, per project, repository and architecture (bs_dispatch).</summary>
    public string Load => Path.Combine(Jobs, "load");

    /// <summary>The administrator's priorities (<c>PUT /build/_dispatchprios</c>).</summary>
    public string Priorities => Path.Combine(Jobs, "dispatchprios");

    /// <summary>One line for each job that has ended.</summary>
    public string Finished => Path.Combine(Jobs, "finished");

    /// <summary>Files that the dispatcher's order depends on, besides jobs and workers.</summary>
    public IReadOnlyList<string> Tables => [BadHosts, Load, Priorities];
}
