using Obs.Hooks.Cli.Planning;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What <c>obs-hooks constraints relax --json</c> prints.</summary>
/// <param name="Wanted">How many workers shall comply.</param>
/// <param name="Changes">The smallest change; empty if as many comply already.</param>
/// <param name="Cost">What the changes give up: 1 for each demand that goes, a part of 1 for one that is lowered.</param>
/// <param name="Exact">Whether it is proven that no smaller change is enough.</param>
/// <param name="Admitted">All workers that comply then.</param>
/// <param name="Diagnostics">Warnings.</param>
internal sealed record RelaxationRecord(
    int Wanted,
    IReadOnlyList<ChangeRecord> Changes,
    double Cost,
    bool Exact,
    IReadOnlyList<WorkerRecord> Admitted,
    IReadOnlyList<DiagnosticRecord> Diagnostics);
