using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Execution;

/// <summary>
/// The hooks at precheck. Exit statuses as bs_worker reads them: 0 take the job, 1 not this package, 2 not this
/// repository (both for 24 hours), 3 not now.
/// </summary>
internal sealed class PrecheckChain
{
    public const int TakeJob = 0;
    public const int NotThisPackage = 1;
    public const int NotThisRepository = 2;
    public const int NotNow = 3;

    private readonly HookRunner _runner;
    private readonly EngineOptions _options;
    private readonly ILogSink _log;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <param name="runner">Runs hooks; its grace must fit between the chain's deadline and the dispatcher's 10 s.</param>
    /// <param name="options">Has the deadline.</param>
    /// <param name="log">The worker's log.</param>
    /// <param name="time">Clock.</param>
    /// <param name="start">Timestamp of <paramref name="time"/> from which the deadline counts.</param>
    public PrecheckChain(HookRunner runner, EngineOptions options, ILogSink log, TimeProvider time, long start)
    {
        _runner = runner;
        _options = options;
        _log = log;
        _time = time;
        _start = start;
    }

    /// <summary>Asks every hook until one refuses or the deadline has passed.</summary>
    public int Run(HookPlan plan, BuildJob job, string workDirectory)
    {
        var runs = new List<HookRun>();
        foreach (var hook in plan.At(HookPoint.Precheck))
        {
            var left = _options.PrecheckDeadline - _time.GetElapsedTime(_start);
            var cut = left < hook.Timeout;
            var run = Ask(hook, job, !cut ? hook.Timeout : left > TimeSpan.Zero ? left : TimeSpan.Zero, workDirectory, runs);
            if (cut && run.Verdict is Verdict.HookError error
                && error.Message.StartsWith(DiagnosticCodes.HookTimedOut, StringComparison.Ordinal))
            {
                run = run with { Verdict = DeadlinePassed(hook, run.Elapsed, runs) };
            }

            runs.Add(run);
            _log.WriteLine(RunLines.Ended(run));
            var status = StatusOf(hook, run.Verdict);
            if (status != TakeJob)
            {
                return status;
            }
        }

        return TakeJob;
    }

    private HookRun Ask(PlannedHook hook, BuildJob job, TimeSpan allowed, string workDirectory, List<HookRun> earlier)
    {
        var log = new HookLogWriter(hook.Id, _log, _options.LogLimit, _time);
        var start = _time.GetTimestamp();
        var verdict = _runner.Run(
            hook with { Timeout = allowed },
            log,
            workDirectory,
            (instance, hookLog, processes, token) => ((IPrecheckHook)instance).CheckAsync(
                new PrecheckContext
                {
                    HookId = hook.Id,
                    Job = job,
                    Settings = hook.Settings,
                    Log = hookLog,
                    Processes = processes,
                    WorkDirectory = workDirectory,
                    Time = _time,
                    EarlierHooks = [.. earlier],
                    Deadline = _time.GetUtcNow() + allowed,
                },
                token),
            CancellationToken.None);
        log.Close();
        return new HookRun
        {
            HookId = hook.Id,
            Point = HookPoint.Precheck,
            Verdict = verdict,
            Elapsed = _time.GetElapsedTime(start),
            Warnings = log.Warnings,
        };
    }

    /// <summary>The culprit is the hook that took most of the time, not the one that happened to be running.</summary>
    private Verdict.HookError DeadlinePassed(PlannedHook running, TimeSpan elapsed, List<HookRun> earlier)
    {
        var slowest = earlier.MaxBy(static r => r.Elapsed);
        var (culprit, taken) = slowest is not null && slowest.Elapsed > elapsed ? (slowest.HookId, slowest.Elapsed) : (running.Id, elapsed);
        return new Verdict.HookError(
            $"{DiagnosticCodes.PrecheckDeadlinePassed}: the precheck hooks did not end within {Durations.Limit(_options.PrecheckDeadline)}; "
            + $"hook {culprit} took {Durations.Text(taken)} of it; make it faster or give it a shorter \"timeout\".");
    }

    private static int StatusOf(PlannedHook hook, Verdict verdict) => verdict switch
    {
        Verdict.ProjectFailure { Scope: RefusalScope.Repository } => NotThisRepository,
        Verdict.ProjectFailure => NotThisPackage,
        Verdict.HostFailure => NotNow,
        Verdict.HookError => hook.OnError switch
        {
            ErrorPolicy.Warn => TakeJob,
            ErrorPolicy.BadHost => NotNow,
            _ => NotThisPackage,
        },
        _ => TakeJob,
    };
}
