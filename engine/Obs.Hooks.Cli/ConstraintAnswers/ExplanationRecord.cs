using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Constraints.Explaining;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What <c>obs-hooks constraints explain --json</c> prints for a whole farm.</summary>
/// <param name="Obs">What OBS itself says; empty if it says nothing and the job just stays scheduled.</param>
/// <param name="Job">The job, as far as it is known.</param>
/// <param name="Candidates">Workers that can build the architecture.</param>
/// <param name="Compliant">Those that comply.</param>
/// <param name="Demands">All demands, those that keep most workers away first.</param>
/// <param name="Conflicts">Minimal sets of demands that no worker meets all together; only if nobody complies.</param>
/// <param name="HasAllConflicts">Whether these are all.</param>
/// <param name="Nearest">The worker, neither down nor bad, that the smallest change would admit; only if no such worker complies.</param>
/// <param name="Each">With <c>--each</c>, every worker that does not comply.</param>
/// <param name="Diagnostics">Warnings.</param>
internal sealed record ExplanationRecord(
    string Obs,
    string Job,
    int Candidates,
    IReadOnlyList<WorkerRecord> Compliant,
    IReadOnlyList<BlockedDemandRecord> Demands,
    IReadOnlyList<IReadOnlyList<DemandRecord>> Conflicts,
    bool HasAllConflicts,
    WorkerVerdictRecord? Nearest,
    IReadOnlyList<WorkerVerdictRecord>? Each,
    IReadOnlyList<DiagnosticRecord> Diagnostics)
{
    public static ExplanationRecord Of(
        string obs, string job, Explanation explanation, IReadOnlyList<WorkerVerdict>? each, IReadOnlyList<DiagnosticRecord> diagnostics) => new(
        obs,
        job,
        explanation.Workers,
        [.. explanation.Compliant.Select(WorkerRecord.Of)],
        [.. explanation.Demands.Select(static d => new BlockedDemandRecord(DemandRecord.Of(d.Demand), d.Workers, d.Only))],
        [.. explanation.Conflicts.Select(static c => c.Select(DemandRecord.Of).ToArray())],
        explanation.HasAllConflicts,
        explanation.Nearest is null ? null : WorkerVerdictRecord.Of(explanation.Nearest),
        each?.Select(WorkerVerdictRecord.Of).ToArray(),
        diagnostics);
}
