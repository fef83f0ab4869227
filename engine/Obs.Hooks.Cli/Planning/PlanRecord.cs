using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Cli.Planning;

/// <summary>What <c>obs-hooks plan --json</c> prints.</summary>
internal sealed record PlanRecord(
    JobRecord Job,
    IReadOnlyList<PlannedHookRecord> Hooks,
    IReadOnlyList<LeftOutRecord> LeftOut,
    IReadOnlyList<DiagnosticRecord> Diagnostics)
{
    public static PlanRecord Of(BuildJob job, HookPlan plan, DiagnosticBag bag) => new(
        JobRecord.Of(job),
        [.. plan.Hooks.Select(static (hook, index) => PlannedHookRecord.Of(hook, index + 1))],
        [.. plan.LeftOut.Select(static l => new LeftOutRecord(l.Id, l.Reason))],
        [.. bag.Select(DiagnosticRecord.Of)]);
}
