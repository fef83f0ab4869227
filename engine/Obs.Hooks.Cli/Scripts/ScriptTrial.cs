using System.Collections.Immutable;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Scripts.Headers;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>
/// Runs one script at all its points as a build would: the same planning, policy, sandbox and effects, around a program that only
/// ends as the recorded build did. The results it may change are copies.
/// </summary>
/// <param name="setup">This host, for policy and options.</param>
/// <param name="source">The script.</param>
/// <param name="settings">Settings given for the trial.</param>
internal sealed class ScriptTrial(HostSetup setup, ScriptSource source, IReadOnlyList<(string Name, string Value)> settings)
{
    /// <summary>Where obs-build has results for recipes that are no spec.</summary>
    private const string PackagesLink = "usr/src/packages";

    /// <summary>Runs it without the sandbox, waiting for a debugger.</summary>
    public bool Debug { get; init; }

    /// <returns>The exit status a build would have.</returns>
    /// <exception cref="Engine.Diagnostics.EngineException">This host cannot run it.</exception>
    public int Run(RecordedJob recorded, string directory)
    {
        var root = Directory.CreateTempSubdirectory("obs-hooks-trial-").FullName;
        try
        {
            CopyResults(Path.Combine(directory, JobRecorder.ResultDirectory), root);
            return Run(recorded.ToJob(directory, root), recorded.BuildStatus);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private int Run(BuildJob job, int buildStatus)
    {
        var id = ScriptHeaderReader.Read(source.Main, source.Origin.Trust, setup.Bag).Manifest.Id is { Length: > 0 } said
            ? said
            : Path.GetFileNameWithoutExtension(source.Main.Name);
        var plan = Plan(job, id);
        DiagnosticPrinter.Print(setup.Bag, Console.Error);
        if (setup.Bag.HasErrors)
        {
            return 1;
        }

        using var kill = new KillSwitch(null);
        using var log = new BuildLog("", Console.OpenStandardOutput(), !Console.IsOutputRedirected, TimeProvider.System);
        using var scripts = Factory(log);
        using var area = JobArea.Open(setup.Options, job);
        if (!Debug)
        {
            scripts.Attach(area);
        }

        kill.Watch(area);
        var run = new JobRun
        {
            Job = job,
            Plan = plan,
            Options = setup.Options,
            Area = area,
            Log = log,
            Kill = kill,
            Time = TimeProvider.System,
            Timeline = new JobTimeline { EngineStarted = TimeProvider.System.GetUtcNow(), EngineVersion = EngineVersion.Text },
        };
        var program = buildStatus == 0 ? "/bin/true" : "/bin/false";
        return new JobPipeline(run, new HookRunner(scripts, setup.Options, TimeProvider.System), program).Run();
    }

    private ScriptHookFactory Factory(BuildLog log)
    {
        void Report(string line) => log.WriteLine(LogText.CleanMessage($"obs-hooks: {line}"));
        if (!Debug)
        {
            return new ScriptHookFactory(setup.Options, CachedScripts.For(setup.Options, Report));
        }

        return new ScriptHookFactory(setup.Options, new FreshlyCompiledScripts(new SandboxedCompiler(setup.Options)) { Debug = true })
        {
            StartProcess = () => ScriptProcess.StartForDebugger(pid => Report(FormattableString.Invariant(
                $"NOT IN A SANDBOX: the script runs with your rights. Waiting for a debugger at process {pid} …"))),
        };
    }

    /// <summary>The script as a layer of its owner, over this host's; of the plan, its own hook alone.</summary>
    private HookPlan Plan(BuildJob job, string id)
    {
        var layer = new CarriedLayer(source.Main.DisplayPath, source.Origin.Trust);
        var point = layer.Point(0, "");
        layer.Mention(id, point);
        layer.SetScript(id, source.Main.Name, point);
        foreach (var (name, value) in settings)
        {
            layer.SetSetting(id, name, value, point);
        }

        var shelf = new CarriedShelf(source.Origin, source.Main.DisplayPath, [source.Main, .. source.Companions]);
        var configuration = setup.Configuration with
        {
            Layers = setup.Configuration.Layers.Add(layer.ToLayer(shelf, setup.Bag)),
        };
        var plan = Planner.Plan(configuration, setup.Plugins, job, setup.Bag);
        return plan with
        {
            Hooks = [.. plan.Hooks.Where(h => h.Id == id).Select(h => Debug ? h with { Timeout = TimeSpan.FromDays(1) } : h)],
            LeftOut = plan.LeftOut.RemoveAll(h => h.Id != id),
        };
    }

    private static void CopyResults(string from, string root)
    {
        var results = Path.Combine(root, PackagesLink);
        Directory.CreateDirectory(Path.Combine(results, ResultDirectories.Other));
        File.CreateSymbolicLink(Path.Combine(root, ResultTree.LinkName), PackagesLink);
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(results, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
