namespace Obs.Hooks.Constraints.Hints;

/// <summary>The job a hint is about.</summary>
/// <param name="Project">The project.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Arch">The architecture it is built for.</param>
/// <param name="Package">The package with its flavor.</param>
public sealed record HintJob(string Project, string Repository, string Arch, string Package)
{
    /// <summary>The architecture it is built on, of a cross build; null, empty or <c>0</c> if it is <see cref="Arch"/>.</summary>
    public string? HostArch { get; init; }

    /// <summary>Whether a bad host entry keeps the job off a worker: one for the package or one for the whole repository.</summary>
    internal bool IsBadHost(IReadOnlySet<string> badHosts, string worker) =>
        badHosts.Contains($"{Project}/{Package}/{Arch}/{worker}") || badHosts.Contains($"{Project}/:repo:{Repository}/{Arch}/{worker}");
}
