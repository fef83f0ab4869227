using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Execution;

[Collection(Alone.Name)]
public sealed class HookRunnerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;
    private readonly HooksInMemory _hooks = new();
    private readonly RecordingLog _log = new();
    private readonly HeldTime _time = new(Limit, Grace);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Run_HookReturns_VerdictIsItsVerdict()
    {
        var verdict = Run((_, _) => new Verdict.Skipped("nothing to do").ToTask());

        verdict.Should().Be(new Verdict.Skipped("nothing to do"));
    }

    [Fact]
    public void Run_HookThrows_IsAHookErrorWithoutStackTraceInTheMessage()
    {
        var verdict = Run((_, _) => throw new InvalidOperationException("no such thing"));

        var error = verdict.Should().BeOfType<Verdict.HookError>().Subject;
        error.Message.Should().Be("OBSH701: hook h of plugin test threw InvalidOperationException: no such thing");
        error.Details.Should().Contain(nameof(HookRunnerTests));
    }

    [Fact]
    public void Run_HookReturnsNull_IsAHookError()
    {
        Run((_, _) => Task.FromResult<Verdict>(null!)).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Contain("returned no verdict");
    }

    [Fact]
    public void Run_HookObeysItsTimeout_IsAHookErrorThatNamesTheLimit()
    {
        var verdict = Run(
            async (_, token) =>
            {
                _time.End(Limit);
                await Task.Delay(Timeout.Infinite, token);
                return Verdict.Ok.Nothing;
            },
            timeout: Limit);

        verdict.Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH702: hook h did not end within");
    }

    [Fact]
    public void Run_HookBlocksItsThread_IsGivenUpAfterTheGrace()
    {
        using var never = new ManualResetEventSlim();
        var verdict = Run(
            (_, _) =>
            {
                _time.End(Limit);
                never.Wait();
                return Verdict.Done;
            },
            timeout: Limit,
            grace: Short);
        never.Set();

        verdict.Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH702");
    }

    [Fact]
    public void Run_JobIsKilled_HookEndsAndSaysWhy()
    {
        using var kill = new CancellationTokenSource();
        var verdict = Run(
            async (_, token) =>
            {
                await kill.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return Verdict.Ok.Nothing;
            },
            kill: kill.Token);

        verdict.Should().Be(new Verdict.HookError("ended, because the job was killed"));
    }

    [Fact]
    public void Run_TimeoutWhileAProgramRuns_ProgramGetsTermThenEverythingItStartedIsKilled()
    {
        var marker = Path.Combine(_directory, "pids");
        var verdict = Run(
            async (context, token) =>
            {
                var program = context.Processes.RunAsync(
                    new ProcessRequest("sh", "-c", $"trap 'echo term >> {marker}.term' TERM; sleep 1000 & echo $! >{marker}; while :; do sleep 0.05; done"),
                    token);
                await UntilWrittenAsync(marker);
                _time.End(Limit);
                await UntilWrittenAsync(marker + ".term");
                _time.End(Grace);
                await program;
                return Verdict.Ok.Nothing;
            },
            timeout: Limit,
            grace: Grace);

        verdict.Should().BeOfType<Verdict.HookError>();
        File.ReadAllText(marker + ".term").Should().Be("term\n");

        // Nobody waits for the child of a child: the kernel ends it in its own time.
        var child = int.Parse(File.ReadAllText(marker), CultureInfo.InvariantCulture);
        SpinWait.SpinUntil(() => !IsRunning(child), Patience).Should().BeTrue();
    }

    [Fact]
    public void Run_ProgramWritesMuch_OutputIsCutAtTheLimit()
    {
        ProcessResult? result = null;
        Run(async (context, token) =>
        {
            result = await context.Processes.RunAsync(
                new ProcessRequest("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; exit 7") { OutputLimit = 1000 },
                token);
            return Verdict.Ok.Nothing;
        });

        result!.ExitStatus.Should().Be(7);
        result.Output.Should().HaveLength(1000);
        result.Truncated.Should().BeTrue();
    }

    [Fact]
    public void Run_ProgramGetsInput_EnvironmentIsCleanAndDirectoryIsItsOwn()
    {
        ProcessResult? result = null;
        Run(async (context, token) =>
        {
            result = await context.Processes.RunAsync(
                new ProcessRequest("sh", "-c", "cat; pwd; env | sort | grep -v '^_=\\|^PWD=\\|^SHLVL='") { Input = "hello\n" },
                token);
            return Verdict.Ok.Nothing;
        });

        result!.Output.Should().Be($"hello\n{_directory}\nHOME={_directory}\nLC_ALL=C.UTF-8\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n");
    }

    [Fact]
    public void Run_ProgramDiesOfASignal_StatusIs128PlusTheSignal()
    {
        ProcessResult? result = null;
        Run(async (context, token) =>
        {
            result = await context.Processes.RunAsync(new ProcessRequest("sh", "-c", "kill -9 $$"), token);
            return Verdict.Ok.Nothing;
        });

        result!.ExitStatus.Should().Be(137);
    }

    [Fact]
    public void Run_NoSuchProgram_IsAHookErrorThatNamesIt()
    {
        var verdict = Run(async (context, token) =>
        {
            await context.Processes.RunAsync(new ProcessRequest("no-such-program"), token);
            return Verdict.Ok.Nothing;
        });

        verdict.Should().BeOfType<Verdict.HookError>().Which.Message.Should().Contain("no-such-program: no such program in");
    }

    [Fact]
    public void Run_EffectOfAnotherPoint_IsAHookError()
    {
        var verdict = Run((_, _) => Verdict.With(new RemoveResult("OTHER", "x")).ToTask());

        verdict.Should().BeOfType<Verdict.HookError>().Which.Message
            .Should().Be("OBSH703: hook h of plugin test asked for RemoveResult at pre-chroot; it belongs to post-build.");
    }

    [Fact]
    public void Run_PluginCannotBeLoaded_IsAHookErrorWithTheLoadersMessage()
    {
        var hook = _hooks.Add("h", HookPoint.PreChroot, new EngineException("OBSH301", "the plugin is broken"));

        RunPlanned(hook, CancellationToken.None).Should().Be(new Verdict.HookError("OBSH301: the plugin is broken"));
    }

    private static async Task UntilWrittenAsync(string path)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(Patience, "{0} is written", path);
            await Task.Delay(10);
        }
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it is gone
        }
    }

    private Verdict Run(
        Func<HookContext, CancellationToken, Task<Verdict>> body,
        TimeSpan? timeout = null,
        TimeSpan? grace = null,
        CancellationToken kill = default) =>
        RunPlanned(_hooks.Add("h", HookPoint.PreChroot, new DelegateHook(body), timeout: timeout), kill, grace);

    private Verdict RunPlanned(PlannedHook hook, CancellationToken kill, TimeSpan? grace = null)
    {
        var runner = new HookRunner(_hooks, new EngineOptions { TerminationGrace = grace ?? Patience }, _time);
        return runner.Run(
            hook,
            _log,
            _directory,
            (instance, log, processes, token) => ((IPreChrootHook)instance).BeforeBuildAsync(
                new PreChrootContext { HookId = "h", Job = new BuildJob { Origin = JobOrigin.Plain }, Log = log, Processes = processes, WorkDirectory = _directory },
                token),
            kill);
    }
}
