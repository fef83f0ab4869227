using Obs.Hooks.Cli.Planning;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What <c>obs-hooks constraints check --json</c> prints.</summary>
/// <param name="Targets">One for each repository and architecture.</param>
/// <param name="Diagnostics">Warnings.</param>
internal sealed record TargetsRecord(IReadOnlyList<CheckedTarget> Targets, IReadOnlyList<DiagnosticRecord> Diagnostics);
