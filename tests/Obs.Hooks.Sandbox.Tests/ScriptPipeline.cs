using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Scripts through the whole flow around a stand-in for <c>build</c>: real sandboxes, real effects, a real log.</summary>
internal sealed class ScriptPipeline : IDisposable
{
    private const string BuildScript = """
        #!/bin/bash
        while [ $# -gt 0 ]; do case $1 in --root) root=$2; shift 2 ;; --dist) dist=$2; shift 2 ;; *) shift ;; esac; done
        mkdir -p "$root/usr/src/packages/OTHER"
        ln -sfn usr/src/packages "$root/.build.packages"
        echo result >"$root/usr/src/packages/OTHER/result.txt"
        chmod 666 "$root/usr/src/packages/OTHER/result.txt"
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;
    private readonly List<PlannedHook> _hooks = [];

    public ScriptPipeline()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Sources);
        File.WriteAllText(Path.Combine(Sources, "x.spec"), "Name: x\n");
        File.CreateSymbolicLink(Path.Combine(Sources, "link-to-shadow"), "/etc/shadow");
        using var pipe = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Sources, "pipe")]);
        pipe.WaitForExit();

        // As careless as a host can be: everybody may write here.
        foreach (var name in (string[])["other-job", "cache", "build-directory"])
        {
            var canary = Directory.CreateDirectory(Path.Combine(_directory, name), (UnixFileMode)0x1ff).FullName;
            File.WriteAllText(Path.Combine(canary, "canary"), "alive");
            File.SetUnixFileMode(Path.Combine(canary, "canary"), (UnixFileMode)0x1b6);
        }
    }

    /// <summary>What no script may change.</summary>
    public IEnumerable<string> Untouchables =>
        [Sources, Path.Combine(_directory, "other-job"), Path.Combine(_directory, "cache"), Path.Combine(_directory, "build-directory")];

    public string Root => Path.Combine(_directory, "root");

    public string Sources => Path.Combine(_directory, "sources");

    public string Results => Path.Combine(Root, "usr/src/packages/OTHER");

    public string StateDirectory => Path.Combine(_directory, "state");

    public string Log { get; private set; } = "";

    public List<HookRun> Runs { get; } = [];

    /// <summary>Compiles the scripts; the sandboxed compiler when not said otherwise.</summary>
    public ICompiledScripts Compiler { get; init; } = TestCompiler.Sandboxed;

    /// <summary>How long loading a script may take.</summary>
    public TimeSpan LoadTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a script may take to notice that its time is over.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What scripts may do; without one, what they declare.</summary>
    public ScriptPolicy? Policy { get; init; }

    /// <summary>What scripts may <c>#load</c>.</summary>
    public ImmutableArray<ScriptFile> Companions { get; init; } = [];

    public PlannedHook Add(
        string name,
        HookPoint point,
        string text,
        TimeSpan? timeout = null,
        TrustClass trust = TrustClass.Project,
        ToolsSpec? tools = null) =>
        Add(name, point, Encoding.UTF8.GetBytes(text), timeout, trust, tools);

    public PlannedHook Add(
        string name, HookPoint point, byte[] text, TimeSpan? timeout = null, TrustClass trust = TrustClass.Project, ToolsSpec? tools = null)
    {
        const HookCapabilities capabilities = (HookCapabilities)0x3ff;
        var file = new ScriptFile($"{name}.csx", $"{name}.csx", 0, text);
        var hook = new PlannedHook
        {
            Id = name,
            Point = point,
            Stage = point == HookPoint.PostBuild ? HookStage.Check : null,
            Code = new ScriptCode(new ScriptSource(new ScriptOrigin(trust, "home:evil", trust == TrustClass.Package ? "x" : ""), file, Companions)),
            Manifest = new HookManifest { Id = name, Type = "", Points = [point], Capabilities = capabilities },
            Timeout = timeout ?? TimeSpan.FromMinutes(5),
            OnError = ErrorPolicy.Fail,
            Trust = trust,
            Capabilities = capabilities,
            Policy = Policy,
            Tools = tools,
        };
        _hooks.Add(hook);
        return hook;
    }

    /// <summary>What the stand-in for <c>build</c> does beside writing a result.</summary>
    public string BuildCommands { get; init; } = "";

    /// <summary>Begins what goes on while scripts run; disposed afterwards.</summary>
    public Func<ScriptPipeline, IDisposable?> Meanwhile { get; init; } = static _ => null;

    public int Run()
    {
        var program = Path.Combine(_directory, "build");
        File.WriteAllText(program, $"{BuildScript}\n{BuildCommands}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var logFile = Path.Combine(Root, ".build.log");
        var line = BuildCommandLine.Parse(["--root", Root, "--logfile", logFile, Path.Combine(Sources, "x.spec")]);
        var job = BuildJobReader.Read(line, _directory, new BuildEnvironment("", "", "")) with { Project = "home:evil", Package = "x" };
        var options = new EngineOptions { StateDirectory = StateDirectory, ToolsDirectory = Path.Combine(_directory, "tools"), TerminationGrace = TimeSpan.FromMinutes(1) };
        using var kill = new KillSwitch(null);
        using var log = new BuildLog(logFile, Stream.Null, isTerminal: false, TimeProvider.System);
        using var area = JobArea.Open(options, job);
        kill.Watch(area);
        var run = new JobRun
        {
            Job = job,
            Plan = new HookPlan { Hooks = [.. _hooks.OrderBy(static h => h.Point).ThenBy(static h => h.Stage)] },
            Options = options,
            Area = area,
            Log = log,
            Kill = kill,
            Time = TimeProvider.System,
            Timeline = new JobTimeline { EngineStarted = TimeProvider.System.GetUtcNow() },
        };
        int status;
        using (Meanwhile(this))
        using (var scripts = new ScriptHookFactory(options, Compiler) { LoadTime = LoadTime, Grace = Grace })
        {
            scripts.Attach(area);
            status = new JobPipeline(run, new HookRunner(scripts, options, TimeProvider.System), program).Run();
        }

        Runs.AddRange(run.Runs);
        Log = File.ReadAllText(logFile);
        return status;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
