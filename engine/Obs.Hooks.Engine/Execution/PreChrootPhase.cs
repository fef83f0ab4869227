using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The hooks before the build.</summary>
internal static class PreChrootPhase
{
    public static void Run(JobRun run, HookStep step, PreChrootEffects effects)
    {
        foreach (var hook in run.Plan.At(HookPoint.PreChroot))
        {
            if (run.Kill.Check() || run.IsOver)
            {
                return;
            }

            step.Execute(
                hook,
                (instance, parts, token) => ((IPreChrootHook)instance).BeforeBuildAsync(
                    new PreChrootContext
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
                    },
                    token),
                wanted => effects.Apply(hook, wanted, run.Kill.Token),
                run.Kill.Token);
            run.Mounts = effects.Mounts;
        }
    }
}
