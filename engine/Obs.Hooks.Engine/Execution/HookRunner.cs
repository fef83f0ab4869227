using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Runs one hook: timeout, grace, kill, and every way to break turned into a verdict.</summary>
internal sealed class HookRunner
{
    private readonly IHookFactory _factory;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    public HookRunner(IHookFactory factory, EngineOptions options, TimeProvider time)
    {
        _factory = factory;
        _options = options;
        _time = time;
    }

    /// <summary>Loads a hook ahead of its call. Errors are kept for the call.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public void Prepare(PlannedHook hook, CancellationToken cancellationToken)
    {
        try
        {
            _ = _factory.Create(hook, cancellationToken);
            _ = hook.Settings.Json; // parsed at the first look
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Loaded at its call if there is one.
        }
        catch (EngineException)
        {
            // Said again, to the log, when the hook is to run.
        }
    }

    /// <summary>Runs a hook.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="log">Its log.</param>
    /// <param name="workDirectory">Its work directory.</param>
    /// <param name="invocation">The call.</param>
    /// <param name="kill">Cancelled when the job is killed.</param>
    public Verdict Run(PlannedHook hook, IHookLog log, string workDirectory, HookInvocation invocation, CancellationToken kill)
    {
        object instance;
        try
        {
            instance = _factory.Create(hook, kill);
        }
        catch (EngineException e)
        {
            // What a compiler or a configuration says has its code at the place it is about.
            return new Verdict.HookError(e.Message.Contains(e.Code, StringComparison.Ordinal) ? e.Message : $"{e.Code}: {e.Message}");
        }
        catch (OperationCanceledException) when (kill.IsCancellationRequested)
        {
            return GivenUp(hook, kill);
        }

        var childrenBefore = ChildGuard.Children();
        var processes = new ProcessRunner(workDirectory, log, _options.TerminationGrace, _time);
        var verdict = Call(hook, instance, log, processes, invocation, kill);
        processes.KillAll();
        var leftovers = ChildGuard.EndNewChildren(childrenBefore);
        if (leftovers > 0)
        {
            log.Warning($"{DiagnosticCodes.HookLeftProcesses}: left {leftovers} running process(es) behind; they were ended.");
        }

        return VerdictRules.Normalise(hook, verdict);
    }

    private Verdict Call(
        PlannedHook hook,
        object instance,
        IHookLog log,
        ProcessRunner processes,
        HookInvocation invocation,
        CancellationToken kill)
    {
        using var timeout = new CancellationTokenSource(hook.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, kill);
        var token = both.Token;

        // On the pool: a hook that blocks its thread must not block the engine.
        var call = Task.Run(
            () =>
            {
                using var scope = PluginContext.Enter(instance);
                return invocation(instance, log, processes, token);
            },
            CancellationToken.None);
        var givenUp = WaitForEnd(call, token);
        if (givenUp)
        {
            processes.KillAll();
        }

        return givenUp ? GivenUp(hook, kill)
            : call.IsCompletedSuccessfully ? call.Result
            : token.IsCancellationRequested ? GivenUp(hook, kill)
            : Threw(hook, call);
    }

    /// <returns>Whether the call did not end within the grace after its cancellation.</returns>
    private bool WaitForEnd(Task call, CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = token.Register(cancelled.SetResult);
        if (Task.WaitAny(call, cancelled.Task) == 0)
        {
            return false;
        }

        return Task.WaitAny(call, Task.Delay(_options.TerminationGrace, _time, CancellationToken.None)) != 0;
    }

    private static Verdict.HookError GivenUp(PlannedHook hook, CancellationToken kill) =>
        kill.IsCancellationRequested
            ? new Verdict.HookError("ended, because the job was killed")
            : new Verdict.HookError(
                $"{DiagnosticCodes.HookTimedOut}: hook {hook.Id} did not end within {Durations.Text(hook.Timeout)}; "
                + "it and what it started were ended; raise its \"timeout\" in hooks.json if it needs longer.");

    private static Verdict.HookError Threw(PlannedHook hook, Task call)
    {
        var cause = call.Exception?.InnerException;
        var what = cause is null ? "cancelled itself" : $"threw {cause.GetType().Name}: {cause.Message}";
        var message = cause is EngineException { Code: var code } refusal ? $"{code}: {refusal.Message}"
            : cause is not null && hook.Code is PluginCode { Plugin.Manifest: var manifest }
                && PluginFailures.Describe(manifest, cause) is { } misfit
            ? $"{DiagnosticCodes.PluginNotLoadable}: hook {hook.Id}: {misfit}"
            : $"{DiagnosticCodes.HookThrew}: hook {hook.Id} of {hook.Code.Description} {what}";
        return new Verdict.HookError(message)
        {
            Details = cause?.ToString(),
        };
    }
}
