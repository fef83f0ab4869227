using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Tools.Running;

namespace Obs.Hooks.Engine.Steps;

/// <summary>In place of <see cref="BuildPhase"/>: a hook's step instead of the real build, with the engine as its parent.</summary>
internal static class StepPhase
{
    private const string ScratchName = "step";

    /// <summary>Runs the step to its end.</summary>
    /// <param name="run">The job.</param>
    /// <param name="replacement">Whose step.</param>
    /// <param name="interpreters">For foreign programs in it.</param>
    /// <param name="tools">Has the hook's tools root.</param>
    /// <param name="whileBuilding">As in <see cref="BuildPhase.Run"/>.</param>
    /// <exception cref="EngineException">The host cannot do it, or the step broke.</exception>
    public static void Run(
        JobRun run,
        BuildReplacement replacement,
        ImmutableArray<RegisterBinfmt> interpreters,
        HookTools tools,
        Action<CancellationToken> whileBuilding)
    {
        var log = new StepLog(run.Log, run.Time);
        run.Timeline = run.Timeline with { BuildStarted = run.Time.GetUtcNow() };
        using var needless = CancellationTokenSource.CreateLinkedTokenSource(run.Kill.Token);
        var preparation = new Thread(() => whileBuilding(needless.Token)) { IsBackground = true, Name = "preparation" };
        preparation.Start();
        try
        {
            run.BuildStatus = Build(run, replacement, interpreters, tools, log);
        }
        finally
        {
            if (run.BuildStatus != 0)
            {
                needless.Cancel();
            }

            preparation.Join();
            run.Timeline = run.Timeline with { BuildEnded = run.Time.GetUtcNow(), BuildExitStatus = run.BuildStatus };
        }
    }

    private static int Build(
        JobRun run, BuildReplacement replacement, ImmutableArray<RegisterBinfmt> interpreters, HookTools tools, StepLog log)
    {
        Directory.CreateDirectory(run.Job.BuildRoot);
        using var root = DirectoryHandle.Open(run.Job.BuildRoot);
        var results = new StepResults(run.Job, root);
        results.Clear();
        using var staging = new StagingArea(run.Area, root, run.Job.BuildRoot);
        using var scratch = staging.OpenOrCreate(ScratchName);
        if (tools.For(replacement.Hook, log, run.Kill.Token, out _) is not { } toolsRoot)
        {
            throw new EngineException(DiagnosticCodes.EffectFailed, $"hook {replacement.Hook.Id} has no tools root to build with.");
        }

        using var sandbox = new BuildSandbox(run.Options, run.Area.Journal, toolsRoot.Directory, scratch, replacement.Effect.LoopMounts, interpreters);
        var context = new BuildStepContext { Job = run.Job, Log = log, ScratchDirectory = scratch.Path, Sandbox = sandbox };
        var result = Call(run, replacement, context);
        if (result is null)
        {
            return (int)ExitStatus.Failed; // killed
        }

        if (!result.Succeeded)
        {
            log.Error(result.Message.Length > 0 ? result.Message : "the build failed");
            return (int)ExitStatus.Failed;
        }

        results.Collect(scratch, result.Results);
        if (result.Message.Length > 0)
        {
            log.Info(result.Message);
        }

        return (int)ExitStatus.Success;
    }

    /// <returns>Null when the job was killed.</returns>
    private static BuildStepResult? Call(JobRun run, BuildReplacement replacement, BuildStepContext context)
    {
        var step = replacement.Effect.Step;
        try
        {
            return Task.Run(
                () =>
                {
                    using var scope = PluginContext.Enter(step);
                    return step.RunAsync(context, run.Kill.Token);
                },
                CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (run.Kill.Token.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not (BuildSandboxException or EngineException))
        {
            throw new EngineException(
                DiagnosticCodes.HookThrew, $"the build step of hook {replacement.Hook.Id} threw {e.GetType().Name}: {e.Message}", e, ExitStatus.Failed);
        }
    }
}
