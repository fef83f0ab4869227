using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks build [options] -- argv</c>: stands in for obs-build's <c>build</c>.</summary>
internal static class BuildVerb
{
    /// <summary>Runs it.</summary>
    /// <returns>An exit status in OBS's meaning.</returns>
    public static int Run(ReadOnlySpan<string> args)
    {
        try
        {
            return Run(EngineArguments.Parse(args));
        }
        catch (EngineException e)
        {
            Console.Error.WriteLine(LogText.CleanMessage($"obs-hooks: {e.Code}: {e.Message}"));
            return (int)e.ExitStatus;
        }
    }

    private static int Run(EngineArguments arguments)
    {
        var time = TimeProvider.System;
        var started = time.GetUtcNow();
        ProcessSetup.Apply(arguments.SoftFileLimit);
        var environment = BuildEnvironment.Current;
        var realBuild = RealBuild.Find(arguments.RealBuild, environment.BuildDir);
        var line = BuildCommandLine.Parse(arguments.Rest);
        if (line.IsPassThrough && !line.IsKill)
        {
            return RealBuild.Become(realBuild, arguments.Rest);
        }

        // Configuration and job come from different files: read both at once.
        var setup = Task.Run(() => HostSetup.Load(arguments.Host) with { Learned = arguments.LearnFile is null ? null : new LearnedPolicy() });
        if (line.IsKill)
        {
            return KillFlow.Run(line, arguments.Rest, realBuild, environment, setup.Result.Options);
        }

        using var kill = new KillSwitch(WorkerDirectory.Find(environment.BuildDir, Environment.CurrentDirectory));
        var job = BuildJobReader.Read(line, Environment.CurrentDirectory, environment);
        using var log = new BuildLog(job.LogFile, Console.OpenStandardOutput(), !Console.IsOutputRedirected, time);
        return Run(arguments, setup, job, log, kill, realBuild, new JobTimeline { EngineStarted = started, EngineVersion = EngineVersion.Text });
    }

    private static int Run(
        EngineArguments arguments,
        Task<HostSetup> loading,
        BuildJob job,
        BuildLog log,
        KillSwitch kill,
        string realBuild,
        JobTimeline timeline)
    {
        try
        {
            var setup = loading.GetAwaiter().GetResult();
            using var scripts = new ScriptHookFactory(
                setup.Options, line => log.WriteLine(LogText.CleanMessage($"obs-hooks: {line}")));
            if (CarrierReader.MayHaveHooks(job))
            {
                scripts.StartAhead();
            }

            var plan = setup.Plan(job);
            if (setup.Bag.Count > 0)
            {
                setup.WriteDiagnostics(log);
                if (setup.Bag.HasErrors)
                {
                    return (int)setup.Blame(job);
                }
            }

            scripts.StartAhead(plan);
            using var area = JobArea.Open(setup.Options, job);
            scripts.Attach(area);
            kill.Watch(area);
            using var loader = new PluginLoader(PluginLoadMode.OneShot);
            var run = new JobRun
            {
                Job = job,
                Plan = plan,
                Options = setup.Options,
                Area = area,
                Log = log,
                Kill = kill,
                Time = TimeProvider.System,
                Timeline = timeline,
                Learned = setup.Learned,
            };
            var factory = new CodeHookFactory(new PluginHookFactory(loader), scripts);
            var status = new JobPipeline(run, new HookRunner(factory, setup.Options, TimeProvider.System), realBuild).Run();
            WriteLearned(run, arguments.LearnFile);
            return status;
        }
        catch (EngineException e)
        {
            // Into the build log: with status 3 that is what the administrator finds in .logfile.badhost.
            log.WriteLine(LogText.CleanMessage($"obs-hooks: {e.Code}: {e.Message}"));
            return (int)e.ExitStatus;
        }
    }

    private static void WriteLearned(JobRun run, string? file)
    {
        if (run.Learned is not { } learned || file is null)
        {
            return;
        }

        foreach (var hook in run.Plan.Hooks)
        {
            learned.NoteScript(hook);
        }

        try
        {
            File.WriteAllText(file, learned.ToJson(run.Job.Project));
            run.Log.WriteLine(LogText.CleanMessage($"obs-hooks: {file} has the smallest policy that the scripts of this job need"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            run.Log.WriteLine(LogText.CleanMessage($"obs-hooks: {DiagnosticCodes.HostTrouble}: {file}: {e.Message}"));
        }
    }
}
