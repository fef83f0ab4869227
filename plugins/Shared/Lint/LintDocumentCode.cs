namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>What a code means.</summary>
/// <param name="Description">Plain text; may be empty.</param>
/// <param name="Link">A URL, or null.</param>
internal sealed record LintDocumentCode(string Description, string? Link);
