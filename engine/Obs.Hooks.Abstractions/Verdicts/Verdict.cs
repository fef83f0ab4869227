using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>What a hook decided. The set is closed: the nested types are all there are. A decision is never an exception.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The hook did its work and asks for <paramref name="Effects"/> (possibly none).</summary>
    /// <param name="Effects">Requests to the engine, in the order in which they are to be applied.</param>
    public sealed record Ok(ImmutableArray<Effect> Effects) : Verdict
    {
        /// <summary>Success without any request.</summary>
        public static Ok Nothing { get; } = new(ImmutableArray<Effect>.Empty);
    }

    /// <summary>The hook had nothing to do for this job.</summary>
    /// <param name="Reason">One line for the summary table.</param>
    public sealed record Skipped(string Reason) : Verdict;

    /// <summary>
    /// The package is at fault. The build fails with OBS's exit status 1; at <see cref="HookPoint.Precheck"/> this
    /// worker will not be offered the package (or repository, see <see cref="Scope"/>) for 24 hours.
    /// </summary>
    /// <param name="Message">What is wrong and what the maintainer should do; shown in the build log.</param>
    public sealed record ProjectFailure(string Message) : Verdict
    {
        /// <summary>What a refusal at <see cref="HookPoint.Precheck"/> covers; meaningless at other points.</summary>
        public RefusalScope Scope { get; init; } = RefusalScope.Package;
    }

    /// <summary>
    /// The results equal those of the previous build: OBS's exit status 2, new results are dropped. Only at
    /// <see cref="HookPoint.PostBuild"/>.
    /// </summary>
    /// <param name="Message">Why, for the build log.</param>
    public sealed record Unchanged(string Message) : Verdict;

    /// <summary>
    /// This host is at fault: OBS's exit status 3, the job is scheduled again elsewhere. Only hooks of
    /// <see cref="TrustClass.Host"/> may say so.
    /// </summary>
    /// <param name="Message">What is wrong with the host, for the administrator.</param>
    public sealed record HostFailure(string Message) : Verdict;

    /// <summary>
    /// The hook itself broke: it threw, timed out, or asked for something invalid. The hook's
    /// <see cref="ErrorPolicy"/> decides what becomes of the job.
    /// </summary>
    /// <param name="Message">One line for the build log.</param>
    public sealed record HookError(string Message) : Verdict
    {
        /// <summary>Details for the administrator's debug log (a stack trace, say); never shown in the build log.</summary>
        public string? Details { get; init; }
    }

    /// <summary>Success with these requests.</summary>
    /// <param name="effects">Requests to the engine, in order.</param>
    /// <returns>An <see cref="Ok"/>.</returns>
    public static Verdict With(params ReadOnlySpan<Effect> effects) => new Ok(effects.ToImmutableArray());

    /// <summary>A completed task with success and no request: the usual last line of a hook without effects.</summary>
    public static Task<Verdict> Done { get; } = Task.FromResult<Verdict>(Ok.Nothing);

    /// <summary>Makes <c>return new Verdict.Skipped("...")</c> possible in a hook that awaits nothing.</summary>
    /// <param name="verdict">The verdict to wrap.</param>
    public static implicit operator Task<Verdict>(Verdict verdict) => Task.FromResult(verdict);

    /// <summary>The same as the conversion to <see cref="Task{TResult}"/>, for languages without operators.</summary>
    /// <returns>A completed task.</returns>
    public Task<Verdict> ToTask() => Task.FromResult(this);
}
