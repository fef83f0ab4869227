using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The exit status of the engine from how the job stands. Source: obs-build's <c>cleanup_and_exit</c> and bs_worker.</summary>
internal static class ExitStatusRules
{
    /// <summary>The status bs_worker or osc gets.</summary>
    public static int Of(JobRun run) =>
        run.Kill.KilledBy switch
        {
            JobKilledSource.Signal => 128 + run.Kill.SignalNumber,
            JobKilledSource.Worker => (int)ExitStatus.Failed,
            _ => Of(run.Worst, run.BuildStatus, run.Job.MayEndUnchanged),
        };

    /// <param name="worst">The gravest consequence of any hook.</param>
    /// <param name="build">The real build's status, null when it did not run.</param>
    /// <param name="mayEndUnchanged">See <see cref="BuildJob.MayEndUnchanged"/>.</param>
    public static int Of(Consequence worst, int? build, bool mayEndUnchanged) => (worst, build) switch
    {
        // 4 takes the worker down and 9 asks for more packages: only the build itself knows about those.
        (_, (int)ExitStatus.FatalHost or (int)ExitStatus.GeneratedBuildRequires) => build.Value,
        (Consequence.BadHost, _) => (int)ExitStatus.BadHost,
        (Consequence.Fail, null or 0 or (int)ExitStatus.Unchanged) => (int)ExitStatus.Failed,
        (Consequence.Unchanged, 0) when mayEndUnchanged => (int)ExitStatus.Unchanged,
        _ => build ?? (int)ExitStatus.Success,
    };
}
