namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A repository and architecture that a package is built for.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Arch">The architecture.</param>
/// <param name="ProjectConfigFile">The file with the project configuration, or null.</param>
internal sealed record Target(string Repository, string Arch, string? ProjectConfigFile);
