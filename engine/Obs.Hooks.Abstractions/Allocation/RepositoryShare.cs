namespace Obs.Hooks;

/// <summary>How much of the farm a project's repository has used for an architecture, and how important it is.</summary>
/// <param name="Project">The project.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Arch">The architecture.</param>
public sealed record RepositoryShare(string Project, string Repository, string Arch)
{
    /// <summary>
    /// Builds that run now plus past ones, which count less and less: half after four hours. A build of four hours adds 0.5 at
    /// its end.
    /// </summary>
    public double Load { get; init; }

    /// <summary>How many builds run now: their part of the <see cref="Load"/>.</summary>
    public int Running { get; init; }

    /// <summary>The load of past builds when the last of them ended.</summary>
    public double PastLoad { get; init; }

    /// <summary>When the last build ended; null if there was none.</summary>
    public DateTimeOffset? PastEnd { get; init; }

    /// <summary>Priority in decibel: 10 makes the load count as a tenth of itself. OBS's dispatch_adjust and dispatchprios.</summary>
    public double Adjust { get; init; }

    /// <summary>When the newest job of the project became ready because of a change in its sources; null if not known.</summary>
    public DateTimeOffset? NewestSourceChange { get; init; }
}
