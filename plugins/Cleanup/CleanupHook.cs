using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup;

/// <summary>Removes what a build left on the host: see the README beside this file for the order and its limits.</summary>
[Hook(
    "cleanup",
    Summary = "Removes processes, mounts, devices and other things that the build left on this host.",
    TimeoutSeconds = 120,
    OnError = ErrorPolicy.Warn)]
[HookSetting("onLeak", SettingKind.Text, "What a leak that cannot be removed does: \"warn\" (default), or \"badhost\": the job is built on another host.")]
[HookSetting("oneJobPerHost", SettingKind.Switch, "Whether this host builds one job at a time, so that shared memory, network namespaces and unused loop devices that appeared during the job are the job's (default false).")]
[HookSetting("maximumEntries", SettingKind.Integer, "How many names of the build root are searched for immutable files (default 1000000, 0: no search).")]
public sealed class CleanupHook : IPreChrootHook, ICleanupHook
{
    /// <inheritdoc/>
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        if (CleanupSettings.Read(context.Settings, out var problem) is null)
        {
            return new Verdict.HookError(problem);
        }

        Baseline.Take().Save(context.WorkDirectory);
        return Verdict.Done;
    }

    /// <inheritdoc/>
    public Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken)
    {
        if (CleanupSettings.Read(context.Settings, out var problem) is not { } settings)
        {
            return new Verdict.HookError(problem);
        }

        using var area = JobArea.Open(context.Job, context.Mounts.Values, out problem);
        if (area is null)
        {
            return new Verdict.Skipped(problem);
        }

        var report = new LeakReport(context.Log);
        new CleanupRun(context, settings, area, report).Run(cancellationToken);
        if (report.IsEmpty)
        {
            return new Verdict.Skipped("the build left nothing behind");
        }

        report.Write();
        return settings.BadHostOnLeak && report.Harm.Length > 0 ? new Verdict.HostFailure(report.Harm) : Verdict.Done;
    }
}
