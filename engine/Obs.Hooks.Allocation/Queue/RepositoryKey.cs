namespace Obs.Hooks.Allocation.Queue;

/// <summary>What OBS accounts builds to: a repository of a project for an architecture ("prpa").</summary>
internal readonly record struct RepositoryKey(string Project, string Repository, string Arch)
{
    public static RepositoryKey Of(QueuedJob job) => new(job.Project, job.Repository, job.Arch);

    /// <summary>As OBS writes it, and as regular expressions of dispatch_adjust see it.</summary>
    public override string ToString() => $"{Project}/{Repository}/{Arch}";
}
