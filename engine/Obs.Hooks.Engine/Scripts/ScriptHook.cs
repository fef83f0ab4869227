using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>A script as the engine's hooks are: calls go to the sandbox of its origin.</summary>
/// <param name="sandbox">The origin's.</param>
/// <param name="script">The script's number there.</param>
/// <param name="policy">What the script may do; null without any policy.</param>
/// <param name="options">The host's options.</param>
/// <param name="bytes">What the job's scripts may leave with the engine.</param>
internal sealed class ScriptHook(ScriptSession sandbox, int script, ScriptPolicy? policy, EngineOptions options, ScriptBytes bytes) : IPreChrootHook, IPostBuildHook, ICleanupHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken) =>
        Call(HookPoint.PreChroot, context, null, context.WorkDirectory, BuildOutcome.NotRun, cancellationToken);

    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken) =>
        Call(HookPoint.PostBuild, context, context.Results, context.StagingDirectory, BuildOutcome.Succeeded, cancellationToken);

    public Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken) =>
        Call(HookPoint.Cleanup, context, null, context.WorkDirectory, context.Outcome, cancellationToken);

    private Task<Verdict> Call(
        HookPoint point, HookContext context, IResultSet? results, string staging, BuildOutcome outcome, CancellationToken cancellationToken)
    {
        using var files = new ScriptBroker(context.Job, results, mayLookAtRoot: point == HookPoint.Cleanup);
        var call = new ScriptCall
        {
            Script = script,
            Point = point,
            HookId = context.HookId,
            Job = context.Job,
            Settings = context.Settings.ToUtf8(),
            Outcome = outcome,
            EarlierHooks = context.EarlierHooks,
            Sources = files.ListSources(),
            Results = results?.Files ?? [],
            Tools = policy?.Tools ?? [],
        };
        var content = new ScriptContent(staging, bytes);
        var services = new ScriptServices
        {
            Log = context.Log,
            Files = files,
            Content = content,
            Takes = effect => effect.Point == point && (policy is null || policy.Capabilities.HasFlag(effect.Capability)),
            Tools = new ToolBroker(options, policy, files, context.WorkDirectory, bytes, context.Tools),
            CancellationToken = cancellationToken,
        };
        var isOk = false;
        try
        {
            var verdict = sandbox.Call(call, services, cancellationToken);
            isOk = verdict is Verdict.Ok;
            return verdict.ToTask();
        }
        catch (EngineException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new Verdict.HookError($"{e.Code}: {e.Message}").ToTask();
        }
        finally
        {
            if (!isOk)
            {
                content.Discard();
            }
        }
    }
}
