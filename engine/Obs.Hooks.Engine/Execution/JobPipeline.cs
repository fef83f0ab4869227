using System.ComponentModel;
using System.Globalization;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Guests;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Steps;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Tools.Running;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The whole flow around one build: pre-chroot, the build, post-build, cleanup; see the README's table of points.</summary>
internal sealed class JobPipeline
{
    private readonly JobRun _run;
    private readonly HookRunner _runner;
    private readonly string _realBuild;
    private readonly HookTools _tools;
    private readonly HookStep _step;
    private readonly Task<string?> _cgroup;

    /// <param name="run">The job.</param>
    /// <param name="runner">Runs its hooks.</param>
    /// <param name="realBuild">The real <c>build</c>.</param>
    public JobPipeline(JobRun run, HookRunner runner, string realBuild)
    {
        _run = run;
        _runner = runner;
        _realBuild = realBuild;
        _tools = new HookTools(run.Options, run.Time, run.Area.Journal);
        _step = new HookStep(run, runner, _tools);

        // Reading /proc/self/cgroup can wait 10 ms for the kernel's lock on all cgroups: not when the build is to start.
        _cgroup = Task.Run(() => BuildCgroup.PathFor(run.Area.Key));
    }

    /// <summary>Runs everything. Cleanup runs in all cases, and every effect is undone.</summary>
    /// <returns>The exit status for the caller of <c>build</c>.</returns>
    public int Run()
    {
        Guard(() =>
        {
            WritePlan();
            if (_run.Area.Predecessor is not null)
            {
                CleanupPhase.Run(_run, _step, BuildOutcome.Crashed);
            }

            RunUntilCleanup();
        });
        Guard(() => CleanupPhase.Run(_run, _step, _run.Outcome));
        Guard(_tools.Dispose);
        Guard(_run.Area.Close);
        var status = ExitStatusRules.Of(_run);
        WriteSummary(status);
        return status;
    }

    /// <summary>What goes wrong in one part must not keep cleanup and the undoing of effects from running.</summary>
    private void Guard(Action part)
    {
        try
        {
            part();
        }
        catch (EngineException e)
        {
            _run.Note(e.ExitStatus == ExitStatus.Failed ? Consequence.Fail : Consequence.BadHost);
            _run.Log.WriteLine(LogText.CleanMessage($"obs-hooks: {e.Code}: {e.Message}"));
        }
        catch (IOException e)
        {
            _run.Note(Consequence.BadHost);
            _run.Log.WriteLine(LogText.CleanMessage($"obs-hooks: {DiagnosticCodes.HostTrouble}: {e.Message}"));
        }
    }

    private void WritePlan()
    {
        _run.Log.WriteLine($"obs-hooks {_run.Timeline.EngineVersion}: the plan for {JobName()}");
        foreach (var line in PlanTable.Render(_run.Plan))
        {
            _run.Log.WriteLine(line);
        }
    }

    private void WriteSummary(int status)
    {
        var build = _run is { BuildStatus: { } buildStatus, Timeline: { BuildStarted: { } begin, BuildEnded: { } end } }
            ? new BuildRow(buildStatus, end - begin)
            : null;
        foreach (var line in SummaryTable.Render(_run.Runs, build))
        {
            _run.Log.WriteLine(line);
        }

        _run.Log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"obs-hooks: exit status {status} ({BuildOutcomes.Describe(_run.Outcome)})"));
    }

    private string JobName()
    {
        // Without OBS there is no project: the recipe says what is built.
        var job = _run.Job;
        var name = job.Project.Length > 0
            ? $"{job.Project}/{job.Package} {job.Repository}/{job.Arch}"
            : $"{Path.GetFileName(job.Recipe)} {job.Arch}";
        return LogText.CleanMessage($"{name} ({job.VmType})");
    }

    private void RunUntilCleanup()
    {
        var effects = new PreChrootEffects(_run.Area, _run.Job, _run.Options, RealBuild.CodeDirectory(_realBuild))
        {
            Say = line => _run.Log.WriteLine($"obs-hooks: {line}"),
        };
        try
        {
            RunBuild(effects);
        }
        finally
        {
            effects.BuildEnded();
        }

        if (_run.BuildStatus == 0)
        {
            PostBuildPhase.Run(_run, _step);
        }
    }

    private void RunBuild(PreChrootEffects effects)
    {
        PreChrootPhase.Run(_run, _step, effects);
        if (_run.Kill.Check() || _run.IsOver)
        {
            return;
        }

        if (effects.Replacement is { } replacement)
        {
            StepPhase.Run(_run, replacement, effects.Interpreters, _tools, PrepareWhileBuilding);
        }
        else
        {
            if (_run.Plan.At(HookPoint.PostBuild).Any())
            {
                _run.Job = KeptSources.Keep(_run.Area, _run.Job);
            }

            BuildPhase.Run(_run, _cgroup.GetAwaiter().GetResult(), _realBuild, effects.Start(), PrepareWhileBuilding);
            if (effects.Guest is { } guest && _run.BuildStatus == (int)ExitStatus.Failed)
            {
                GuestLog.WriteCause(_run, guest);
            }
        }
    }

    /// <summary>The engine waits for the build anyway: what comes after finds its code loaded.</summary>
    private void PrepareWhileBuilding(CancellationToken cancellationToken)
    {
        foreach (var hook in _run.Plan.Hooks)
        {
            if (hook.Point is HookPoint.PostBuild or HookPoint.Cleanup)
            {
                _runner.Prepare(hook, cancellationToken);
            }
        }

        if (_run.Plan.At(HookPoint.PostBuild).FirstOrDefault(static h => h.Code is ScriptCode) is { } script)
        {
            Rehearse(script);
        }

        foreach (var hook in _run.Plan.Hooks)
        {
            if (hook.Point is HookPoint.PostBuild)
            {
                _tools.Prepare(hook, cancellationToken);
            }
        }
    }

    private void Rehearse(PlannedHook script)
    {
        try
        {
            ScriptResultRehearsal.Run(_run, script);
        }
        catch (Exception e) when (e is IOException or Win32Exception or UnauthorizedAccessException)
        {
            // The script's own results will meet the same, and say so.
        }
    }
}
