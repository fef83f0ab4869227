namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>What a checker leaves beside the results.</summary>
/// <param name="Checker">Its name, and that of its package.</param>
/// <param name="Log">Name of its log.</param>
/// <param name="Json">Name of its findings for programs.</param>
internal sealed record LintFiles(string Checker, string Log, string Json);
