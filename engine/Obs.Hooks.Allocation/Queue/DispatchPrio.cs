namespace Obs.Hooks.Allocation.Queue;

/// <summary>One entry of the backend's <c>dispatchprios</c>; what it does not name is any.</summary>
internal sealed record DispatchPrio(string? Project, string? Repository, string? Arch, double Adjust)
{
    public bool Applies(RepositoryKey repository) =>
        (Project is null || Project == repository.Project)
        && (Repository is null || Repository == repository.Repository)
        && (Arch is null || Arch == repository.Arch);
}
