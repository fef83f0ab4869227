using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>
/// What a <c>.csx</c> hook sees: the members of this class are its top-level names. A script ends with
/// <c>return Fail("…")</c>, <see cref="Skip"/> or <see cref="Unchanged"/>, or just ends, which means success with the
/// requests made through <see cref="Effects"/>. It may <c>await</c> at its top level.
/// </summary>
/// <remarks>
/// The script runs in a sandbox without network, without the host's files and with limited memory, time and output.
/// Paths in <see cref="Job"/> name files of the host, which it cannot open: contents come through <see cref="Sources"/>,
/// <see cref="Results"/> and <see cref="BuildRoot"/>. One process runs all points of one build, but a script that runs at
/// several points starts anew at each: nothing is kept but <see cref="WorkDirectory"/>.
/// </remarks>
public sealed class HookScript
{
    private readonly IScriptResults? _results;
    private readonly IScriptBuildRoot? _buildRoot;

    /// <summary>The point at which the script runs now.</summary>
    public required HookPoint Point { get; init; }

    /// <summary>The hook's id in the plan.</summary>
    public required string HookId { get; init; }

    /// <summary>The job: project, package, architecture, package list, project configuration …</summary>
    public required BuildJob Job { get; init; }

    /// <summary>The package's sources, the recipe among them.</summary>
    public required IScriptSources Sources { get; init; }

    /// <summary>The results of the build.</summary>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public IScriptResults Results
    {
        get => _results ?? throw NotHere("Results is", Point, HookPoint.PostBuild);
        init => _results = value;
    }

    /// <summary>What a build left in its root (<c>chroot</c> builds only, empty otherwise): for a post-mortem.</summary>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.Cleanup"/>.</exception>
    public IScriptBuildRoot BuildRoot
    {
        get => _buildRoot ?? throw NotHere("BuildRoot is", Point, HookPoint.Cleanup);
        init => _buildRoot = value;
    }

    /// <summary>The hook's settings from its header, hooks.json and <c>BuildFlags: hook:ID:key=value</c>.</summary>
    public HookSettings Settings { get; init; } = HookSettings.Empty;

    /// <summary>Programs of the host that policy lets this script run.</summary>
    public required IScriptTools Tools { get; init; }

    /// <summary>The build log.</summary>
    public required IHookLog Log { get; init; }

    /// <summary>Requests to the engine.</summary>
    public required ScriptEffects Effects { get; init; }

    /// <summary>How the job stands.</summary>
    public BuildOutcome Outcome { get; init; }

    /// <summary>What the hooks of this job did so far, in order.</summary>
    public ImmutableArray<HookRun> EarlierHooks { get; init; } = [];

    /// <summary>
    /// An empty directory in memory, kept between the points of one build. The only place a script can write to; its size
    /// counts as the script's memory.
    /// </summary>
    public required string WorkDirectory { get; init; }

    /// <summary>The clock to use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Cancelled at the hook's timeout and when the job is killed; the process ends shortly afterwards. (Not called like its
    /// type: editors could not tell the two apart.)
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The package is at fault: the build fails, and requests are dropped.</summary>
    /// <param name="message">What is wrong and what the maintainer should do; shown in the build log.</param>
    /// <returns>The verdict to return.</returns>
    public static Verdict Fail(string message) => new Verdict.ProjectFailure(message);

    /// <summary>There was nothing to do; requests are dropped.</summary>
    /// <param name="reason">One line for the summary table.</param>
    /// <returns>The verdict to return.</returns>
    public static Verdict Skip(string reason) => new Verdict.Skipped(reason);

    /// <summary>The results equal those of the previous build: OBS drops them (needs the capability <c>unchanged</c>).</summary>
    /// <param name="message">Why, for the build log.</param>
    /// <returns>The verdict to return.</returns>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public Verdict Unchanged(string message) => Point == HookPoint.PostBuild
        ? new Verdict.Unchanged(message)
        : throw NotHere("Unchanged is", Point, HookPoint.PostBuild);

    internal static InvalidOperationException NotHere(string what, HookPoint here, HookPoint there) =>
        new($"{what} for {Name(there)}; the script runs at {Name(here)}");

    private static string Name(HookPoint point) => point switch
    {
        HookPoint.Precheck => "precheck",
        HookPoint.PreChroot => "pre-chroot",
        HookPoint.PostBuild => "post-build",
        _ => "cleanup",
    };
}
