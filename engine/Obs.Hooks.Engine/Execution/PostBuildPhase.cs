using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The hooks after a successful build, stage by stage; results are promoted at the end of each stage.</summary>
internal static class PostBuildPhase
{
    private static readonly HookStage[] Stages = [HookStage.Transform, HookStage.Check, HookStage.Compare, HookStage.Report];

    public static void Run(JobRun run, HookStep step)
    {
        var hooks = run.Plan.At(HookPoint.PostBuild).ToList();
        if (hooks.Count == 0 || run.Kill.Check() || run.IsOver)
        {
            return;
        }

        using var results = ResultStore.Open(run.Area, run.Job);
        foreach (var stage in Stages)
        {
            RunStage(run, step, results, hooks.Where(h => h.Stage == stage));
            if (run.Kill.Check() || run.IsOver)
            {
                return; // nothing of this stage is promoted: the results stay as they were
            }

            results.PromoteStage();
        }

        if (run.Worst == Consequence.Unchanged && !run.Job.MayEndUnchanged)
        {
            results.MarkUnchanged();
        }
    }

    private static void RunStage(JobRun run, HookStep step, ResultStore results, IEnumerable<PlannedHook> hooks)
    {
        foreach (var hook in hooks)
        {
            if (run.Kill.Check() || run.IsOver)
            {
                return;
            }

            var staging = results.CreateStaging(hook.Id);
            step.Execute(
                hook,
                (instance, parts, token) => ((IPostBuildHook)instance).AfterBuildAsync(
                    new PostBuildContext
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
                        Results = results.Snapshot(),
                        StagingDirectory = staging,
                        Timeline = run.Timeline,
                    },
                    token),
                wanted => results.Accept(hook, wanted),
                run.Kill.Token);
        }
    }
}
