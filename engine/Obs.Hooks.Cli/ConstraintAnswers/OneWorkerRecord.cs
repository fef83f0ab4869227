using Obs.Hooks.Cli.Planning;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What <c>obs-hooks constraints explain WORKER --json</c> prints.</summary>
/// <param name="Obs">What OBS itself says of the job.</param>
/// <param name="Job">The job, as far as it is known.</param>
/// <param name="CanBuild">Whether the worker can build the job's architecture at all.</param>
/// <param name="Verdict">What keeps it from the job.</param>
/// <param name="Diagnostics">Warnings.</param>
internal sealed record OneWorkerRecord(
    string Obs, string Job, bool CanBuild, WorkerVerdictRecord Verdict, IReadOnlyList<DiagnosticRecord> Diagnostics);
