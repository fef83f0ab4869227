namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>The workers that comply for one repository and architecture.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Arch">The architecture.</param>
/// <param name="Workers">Their names, sorted.</param>
internal sealed record CheckedTarget(string Repository, string Arch, IReadOnlyList<string> Workers);
