using System.Collections.Immutable;
using System.Text.Json;

namespace Obs.Hooks.Testing;

/// <summary>
/// Runs a hook as the engine would, around a made-up job, and checks that the engine would accept its verdict.
/// <code>
/// using var harness = new HookHarness();
/// harness.Results.Add("DEBS", "hello_1_amd64.deb");
/// var verdict = await harness.AfterBuildAsync(new MyHook());
/// </code>
/// </summary>
public sealed class HookHarness : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>A job, a log, programs and results of its own.</summary>
    public HookHarness()
    {
        Job = new FakeJob(_directory);
        Results = new FakeResultSet(_directory.CreateDirectory("results"));
        WorkDirectory = _directory.CreateDirectory("work");
        StagingDirectory = _directory.CreateDirectory("staging");
    }

    /// <summary>The job the hook will see.</summary>
    public FakeJob Job { get; }

    /// <summary>What the hook writes to the build log.</summary>
    public FakeLog Log { get; } = new();

    /// <summary>The programs the hook will find.</summary>
    public FakeProcessRunner Processes { get; } = new();

    /// <summary>The hook's tools root; null as for a hook without <c>tools</c> in its configuration.</summary>
    public IToolsRoot? Tools { get; set; }

    /// <summary>The results a post-build hook will see.</summary>
    public FakeResultSet Results { get; }

    /// <summary>The clock the hook will see.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>How the job ended, for cleanup hooks.</summary>
    public BuildOutcome Outcome { get; set; } = BuildOutcome.Succeeded;

    /// <summary>The hook's settings.</summary>
    public HookSettings Settings { get; set; } = HookSettings.Empty;

    /// <summary>What earlier hooks of the job did.</summary>
    public ImmutableArray<HookRun> EarlierHooks { get; set; } = [];

    /// <summary>The hook's work directory.</summary>
    public string WorkDirectory { get; }

    /// <summary>Where a post-build hook puts new results.</summary>
    public string StagingDirectory { get; }

    /// <summary>Sets <see cref="Settings"/>.</summary>
    /// <param name="json">A JSON object.</param>
    /// <returns>This harness.</returns>
    public HookHarness WithSettings(string json)
    {
        using var document = JsonDocument.Parse(json);
        Settings = new HookSettings(document.RootElement.Clone());
        return this;
    }

    /// <summary>Runs a hook at <see cref="HookPoint.Precheck"/>.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="context">The context; the harness's own when null.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Its verdict.</returns>
    /// <exception cref="HookContractException">The engine would not accept the verdict.</exception>
    public async Task<Verdict> CheckAsync(
        IPrecheckHook hook, PrecheckContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return VerdictChecks.Check(hook, HookPoint.Precheck, await hook.CheckAsync(context ?? Precheck(), cancellationToken));
    }

    /// <summary>Runs a hook at <see cref="HookPoint.PreChroot"/>.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="context">The context; the harness's own when null.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Its verdict.</returns>
    /// <exception cref="HookContractException">The engine would not accept the verdict.</exception>
    public async Task<Verdict> BeforeBuildAsync(
        IPreChrootHook hook, PreChrootContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return VerdictChecks.Check(hook, HookPoint.PreChroot, await hook.BeforeBuildAsync(context ?? PreChroot(), cancellationToken));
    }

    /// <summary>Runs a hook at <see cref="HookPoint.PostBuild"/>.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="context">The context; the harness's own when null.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Its verdict.</returns>
    /// <exception cref="HookContractException">The engine would not accept the verdict.</exception>
    public async Task<Verdict> AfterBuildAsync(
        IPostBuildHook hook, PostBuildContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return VerdictChecks.Check(hook, HookPoint.PostBuild, await hook.AfterBuildAsync(context ?? PostBuild(), cancellationToken));
    }

    /// <summary>Runs a hook at <see cref="HookPoint.Cleanup"/>.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="context">The context; the harness's own when null.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Its verdict.</returns>
    /// <exception cref="HookContractException">The engine would not accept the verdict.</exception>
    public async Task<Verdict> CleanUpAsync(
        ICleanupHook hook, CleanupContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return VerdictChecks.Check(hook, HookPoint.Cleanup, await hook.CleanUpAsync(context ?? Cleanup(), cancellationToken));
    }

    /// <summary>A context for <see cref="HookPoint.Precheck"/>, with 8 s left.</summary>
    /// <returns>A new context.</returns>
    public PrecheckContext Precheck() => new()
    {
        HookId = "test",
        Job = Job.Build(),
        Settings = Settings,
        Log = Log,
        Processes = Processes,
        WorkDirectory = WorkDirectory,
        Tools = Tools,
        Time = Clock,
        EarlierHooks = EarlierHooks,
        Deadline = Clock.GetUtcNow() + TimeSpan.FromSeconds(8),
    };

    /// <summary>A context for <see cref="HookPoint.PreChroot"/>.</summary>
    /// <returns>A new context.</returns>
    public PreChrootContext PreChroot() => new()
    {
        HookId = "test",
        Job = Job.Build(),
        Settings = Settings,
        Log = Log,
        Processes = Processes,
        WorkDirectory = WorkDirectory,
        Tools = Tools,
        Time = Clock,
        EarlierHooks = EarlierHooks,
    };

    /// <summary>A context for <see cref="HookPoint.PostBuild"/>: the build took a minute and has just ended.</summary>
    /// <returns>A new context.</returns>
    public PostBuildContext PostBuild() => new()
    {
        HookId = "test",
        Job = Job.Build(),
        Settings = Settings,
        Log = Log,
        Processes = Processes,
        WorkDirectory = WorkDirectory,
        Tools = Tools,
        Time = Clock,
        EarlierHooks = EarlierHooks,
        Results = Results,
        StagingDirectory = StagingDirectory,
        Timeline = new JobTimeline
        {
            EngineStarted = Clock.GetUtcNow() - TimeSpan.FromSeconds(61),
            BuildStarted = Clock.GetUtcNow() - TimeSpan.FromSeconds(60),
            BuildEnded = Clock.GetUtcNow(),
            BuildExitStatus = 0,
            EngineVersion = "0.0.0-test",
        },
    };

    /// <summary>A context for <see cref="HookPoint.Cleanup"/>.</summary>
    /// <returns>A new context.</returns>
    public CleanupContext Cleanup() => new()
    {
        HookId = "test",
        Job = Job.Build(),
        Settings = Settings,
        Log = Log,
        Processes = Processes,
        WorkDirectory = WorkDirectory,
        Tools = Tools,
        Time = Clock,
        EarlierHooks = EarlierHooks,
        Outcome = Outcome,
    };

    /// <summary>Removes the job's files.</summary>
    public void Dispose() => _directory.Dispose();
}
