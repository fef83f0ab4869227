using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>Runs the pipeline around a small script in place of <c>build</c>; hooks and script say that they ran.</summary>
internal sealed class PipelineHarness : IDisposable
{
    private const string BuildScript = """
        #!/bin/bash
        root=$2; log=$4
        echo build >>"$root.ran"
        rm -f "$log"; touch "$log"; exec 1> >(exec tee -a "$log") 2>&1
        echo "the build says hello"
        mkdir -p "$root/usr/src/packages/OTHER"
        ln -sfn usr/src/packages "$root/.build.packages"
        echo result >"$root/usr/src/packages/OTHER/result.txt"
        exit ${BUILD_STATUS:-0}
        """;

    /// <summary>The timeout of a hook that hangs: over when the hook says so.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromHours(1);

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;

    public PipelineHarness()
    {
        Root = Path.Combine(_directory, "root");
        Directory.CreateDirectory(Root);
        Script = BuildScript;
    }

    public HooksInMemory Hooks { get; } = new();

    public HeldTime Time { get; } = new(Held);

    public string Root { get; }

    /// <summary>The stand-in for <c>build</c>; its arguments are <c>--root ROOT --logfile LOG …</c>.</summary>
    public string Script { get; set; }

    /// <summary>Result directory of the stand-in.</summary>
    public string Results => Path.Combine(Root, "usr/src/packages/OTHER");

    public string StateDirectory => Path.Combine(_directory, "engine-state");

    /// <summary>The worker's state file, when a worker is played.</summary>
    public string? WorkerState { get; set; }

    public bool MayEndUnchanged { get; set; } = true;

    /// <summary>What ran, in order, separated by blanks.</summary>
    public string Ran { get; private set; } = "";

    public string Log { get; private set; } = "";

    /// <summary>Called by hooks of the test.</summary>
    public void NoteRun(string what) => File.AppendAllText(Root + ".ran", what + "\n");

    public int Run()
    {
        var program = Path.Combine(_directory, "build");
        File.WriteAllText(program, Script);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var logFile = Path.Combine(Root, ".build.log");
        var line = BuildCommandLine.Parse(["--root", Root, "--logfile", logFile, "x.spec"]);
        var worker = PlayWorker();
        var job = BuildJobReader.Read(line, _directory, new BuildEnvironment("", "", "")) with { MayEndUnchanged = MayEndUnchanged };
        var options = new EngineOptions { StateDirectory = StateDirectory, TerminationGrace = TimeSpan.FromMilliseconds(300) };
        using var kill = new KillSwitch(worker);
        using var log = new BuildLog(logFile, Stream.Null, isTerminal: false, TimeProvider.System);
        using var area = JobArea.Open(options, job);
        kill.Watch(area);
        var run = new JobRun
        {
            Job = job,
            Plan = Hooks.Plan,
            Options = options,
            Area = area,
            Log = log,
            Kill = kill,
            Time = TimeProvider.System,
            Timeline = new JobTimeline { EngineStarted = TimeProvider.System.GetUtcNow() },
        };
        var status = new JobPipeline(run, new HookRunner(Hooks, options, Time), program).Run();
        Ran = File.Exists(Root + ".ran") ? string.Join(' ', File.ReadAllLines(Root + ".ran")) : "";
        Log = File.ReadAllText(logFile);
        return status;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private WorkerDirectory? PlayWorker()
    {
        if (WorkerState is null)
        {
            return null;
        }

        File.WriteAllText(Path.Combine(_directory, "state"), WorkerState);
        File.WriteAllText(Path.Combine(_directory, "job"), "<buildinfo/>");
        return WorkerDirectory.Find("", _directory);
    }

    /// <summary>What the worker does when somebody kills or discards the job: nobody ever sees half of it.</summary>
    public void SetWorkerState(string state)
    {
        File.WriteAllText(Path.Combine(_directory, "state.new"), state);
        File.Move(Path.Combine(_directory, "state.new"), Path.Combine(_directory, "state"), overwrite: true);
    }
}
