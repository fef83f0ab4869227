namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>A finding in a <see cref="LintDocument"/>.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Code">The checker's name of the finding.</param>
/// <param name="Subject">Package or file.</param>
/// <param name="Line">Line in the subject; 0 when there is none.</param>
/// <param name="Message">The rest.</param>
internal sealed record LintDocumentFinding(string Severity, string Code, string Subject, int Line, string Message);
