using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The hooks at the end of every job, whatever became of it. Neither a kill nor a failing hook stops them.</summary>
internal static class CleanupPhase
{
    public static void Run(JobRun run, HookStep step, BuildOutcome outcome)
    {
        foreach (var hook in run.Plan.At(HookPoint.Cleanup))
        {
            step.Execute(
                hook,
                (instance, parts, token) => ((ICleanupHook)instance).CleanUpAsync(
                    new CleanupContext
                    {
                        HookId = hook.Id,
                        Job = run.Job,
                        Settings = hook.Settings,
                        Log = parts.Log,
                        Processes = parts.Processes,
                        WorkDirectory = parts.WorkDirectory,
                        Tools = parts.Tools,
                        Time = run.Time,
                        Mounts = run.Mounts,
                        EarlierHooks = [.. run.Runs],
                        Outcome = outcome,
                        BuildCgroup = run.BuildCgroup,
                    },
                    token),
                static _ => new EffectResult([], []), // VerdictRules lets nothing but warnings through here
                CancellationToken.None);
        }
    }
}
