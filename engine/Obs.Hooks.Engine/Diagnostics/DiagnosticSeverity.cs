namespace Obs.Hooks.Engine.Diagnostics;

internal enum DiagnosticSeverity
{
    Warning,
    Error,
}
