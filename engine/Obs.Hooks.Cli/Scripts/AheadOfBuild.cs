using System.Collections;
using System.ComponentModel;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>
/// While a worker downloads what a job needs, its scripts are compiled: at precheck a process of its own is left to do it. What
/// is known then is the job's XML, so these are the scripts of the host; a project's come with its configuration.
/// </summary>
internal static class AheadOfBuild
{
    /// <summary>Starts it if a script is not in the cache. Nothing that goes wrong keeps the job from being taken.</summary>
    public static void Warm(HostSetup setup, HookPlan plan, BuildJob job, HostOverrides overrides, ILogSink sink)
    {
        try
        {
            if (IsMissing(setup, plan))
            {
                Start(job, overrides);
            }
        }
        catch (Exception e) when (e is EngineException or IOException or Win32Exception)
        {
            sink.WriteLine(LogText.CleanMessage($"obs-hooks: {DiagnosticCodes.ScriptCacheUnusable}: scripts are not compiled ahead: {e.Message}"));
        }
    }

    private static bool IsMissing(HostSetup setup, HookPlan plan)
    {
        var scripts = plan.Hooks.Select(static h => h.Code).OfType<ScriptCode>().Select(static c => c.Source).ToList();
        if (scripts.Count == 0)
        {
            return false;
        }

        var store = CachedScripts.StoreOf(setup.Options);
        return scripts.Exists(s => store.TryGet(s.Origin, CompilationRequest.For(s)) is null);
    }

    private static void Start(BuildJob job, HostOverrides overrides)
    {
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var number = (int)nothing.DangerousGetHandle();
        var program = Environment.ProcessPath!;
        var arguments = new List<string>
        {
            program, "script", "warm", "--project", job.Project, "--repository", job.Repository, "--arch", job.Arch, "--package", job.Package,
        };
        arguments.AddRange(overrides.ConfigDirectory is { } config ? ["--config-dir", config] : []);
        arguments.AddRange(overrides.StateDirectory is { } state ? ["--state-dir", state] : []);
        foreach (var directory in overrides.PluginDirectories)
        {
            arguments.AddRange(["--plugin-dir", directory]);
        }

        // A session and standard streams of its own: bs_worker waits for neither.
        _ = SpawnedProcess.Start(new SpawnRequest
        {
            Program = program,
            Arguments = arguments,
            Environment = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static v => $"{v.Key}={v.Value}")],
            Descriptors = [(number, 0), (number, 1), (number, 2)],
            NewSession = true,
        });
    }
}
