using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Tools.Running;

namespace Obs.Hooks.Engine.Execution;

/// <summary>One hook from "it is its turn" to "its effects are applied and it is in the summary".</summary>
internal sealed class HookStep
{
    private readonly JobRun _run;
    private readonly HookRunner _runner;
    private readonly HookTools _tools;

    public HookStep(JobRun run, HookRunner runner, HookTools tools)
    {
        _run = run;
        _runner = runner;
        _tools = tools;
    }

    /// <summary>Runs a hook unless the job is over.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="call">Calls it with the context of its point.</param>
    /// <param name="apply">Applies its effects (warnings excluded).</param>
    /// <param name="kill">Cancelled when a kill of the job should end the hook.</param>
    public void Execute(
        PlannedHook hook,
        Func<object, HookCallParts, CancellationToken, Task<Verdict>> call,
        Func<ImmutableArray<Effect>, EffectResult> apply,
        CancellationToken kill)
    {
        var log = new HookLogWriter(hook.Id, _run.Log, _run.Options.LogLimit, _run.Time);
        var started = _run.Time.GetUtcNow();
        var start = _run.Time.GetTimestamp();
        _run.Log.WriteLine(RunLines.Started(hook.Id, hook.Point, hook.Stage));
        var work = _run.Area.WorkDirectoryOf(hook.Id);
        var tools = _tools.For(hook, log, kill, out var refusal);
        var verdict = refusal ?? _runner.Run(
            hook,
            log,
            work,
            (instance, hookLog, processes, token) => call(instance, new HookCallParts(hookLog, processes, work, tools), token),
            kill);
        _ = kill.CanBeCanceled && _run.Kill.Check();
        ImmutableArray<string> effects = [];
        if (verdict is Verdict.Ok ok)
        {
            (verdict, effects) = Apply(hook, work, ok, log, apply);
        }
        else if (verdict is Verdict.Unchanged)
        {
            _run.Learned?.NoteUnchanged();
        }

        log.Close();
        var hookRun = new HookRun
        {
            HookId = hook.Id,
            Point = hook.Point,
            Stage = hook.Stage,
            Verdict = verdict,
            Started = started,
            Elapsed = _run.Time.GetElapsedTime(start),
            Warnings = log.Warnings,
            Effects = effects,
            Findings = FindingsOf(verdict),
        };
        _run.Runs.Add(hookRun);
        _run.Note(VerdictRules.ConsequenceOf(hook, verdict));
        _run.Log.WriteLine(RunLines.Ended(hookRun));
    }

    /// <summary>Asked of the verdict after its effects were applied: what was refused is no longer in it.</summary>
    private static ImmutableArray<Finding> FindingsOf(Verdict verdict) =>
        verdict is Verdict.Ok ok ? [.. ok.Effects.OfType<ReportFindings>().SelectMany(static e => e.Findings)] : [];

    private (Verdict Verdict, ImmutableArray<string> Effects) Apply(
        PlannedHook hook,
        string work,
        Verdict.Ok ok,
        HookLogWriter log,
        Func<ImmutableArray<Effect>, EffectResult> apply)
    {
        foreach (var warning in ok.Effects.OfType<Warn>())
        {
            log.Warning(warning.Message);
        }

        ImmutableArray<Effect> effects = [.. ok.Effects.Where(static e => e is not Warn)];
        _run.Learned?.Note(hook, effects);
        (effects, var instead) = PolicyGate.Pass(hook, work, effects, log.Warning);
        if (instead is not null)
        {
            return (instead, []);
        }

        if (SourcePackages.Resolve(hook, _run, work, effects, out var problem) is not { } resolved)
        {
            return (new Verdict.HookError(problem), []);
        }

        effects = resolved;
        if (effects.IsEmpty)
        {
            return (ok, []);
        }

        var result = apply(effects);
        return result.Accepted
            ? (ok, result.Lines)
            : (new Verdict.HookError(result.RefusalMessage), result.Lines);
    }
}
