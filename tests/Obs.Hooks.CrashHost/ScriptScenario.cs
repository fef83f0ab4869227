using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.CrashHost;

/// <summary>A job whose script never ends, for somebody who kills the engine meanwhile.</summary>
internal static class ScriptScenario
{
    /// <summary>Prints what the names of its cgroups begin with, then what the script says.</summary>
    public static int Run(ScenarioFiles files, string[] scripts)
    {
        var loaded = scripts.Select(static s => new ScriptFile(Path.GetFileName(s), s, 0, File.ReadAllBytes(s))).ToList();
        var source = new ScriptSource(new ScriptOrigin(TrustClass.Project, "home:evil", ""), loaded[0], [.. loaded[1..]]);
        var compiled = new FreshlyCompiledScripts(new SandboxedCompiler(files.Options)).Get(source, CancellationToken.None);
        Console.WriteLine(SandboxCgroup.Prefix);
        using var area = JobArea.Open(files.Options, files.Job);
        using var process = ScriptProcess.Start(files.Options, "run", SandboxLimits.Scripts);
        area.Journal.Complete(area.Journal.Begin(process.JournalEntry!));
        using var session = new ScriptSession(process);
        using var broker = new ScriptBroker(files.Job, null, mayLookAtRoot: false);
        var work = area.WorkDirectoryOf("script");
        var call = new ScriptCall { Script = session.Load(compiled, CancellationToken.None), Point = HookPoint.PreChroot, HookId = "script", Job = files.Job };
        var services = new ScriptServices
        {
            Log = new PrintedLog(),
            Files = broker,
            Content = new ScriptContent(work, area.ScriptBytes),
            Takes = static _ => true,
            Tools = new ToolBroker(files.Options, null, broker, work, area.ScriptBytes, root: null),
            CancellationToken = CancellationToken.None,
        };
        _ = session.Call(call, services, CancellationToken.None);
        return 1;
    }
}
