using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Planning;

/// <summary>A diagnostic as JSON. Line and column count from 1; 0 is the file as a whole.</summary>
internal sealed record DiagnosticRecord(
    string Code, string Severity, string File, int Line, int Column, string Found, string Expected, string Fix)
{
    public static DiagnosticRecord Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        diagnostic.Location.File,
        diagnostic.Location.Line,
        diagnostic.Location.Column,
        diagnostic.Found,
        diagnostic.Expected,
        diagnostic.Fix);
}
