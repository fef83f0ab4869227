namespace Obs.Hooks.Cli.Planning;

/// <summary>What <c>obs-hooks check --json</c> prints.</summary>
internal sealed record CheckRecord(
    IReadOnlyList<string> Files, IReadOnlyList<string> Plugins, IReadOnlyList<DiagnosticRecord> Diagnostics);
