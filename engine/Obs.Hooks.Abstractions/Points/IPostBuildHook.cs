namespace Obs.Hooks;

/// <summary>A hook at <see cref="HookPoint.PostBuild"/>.</summary>
/// <remarks>
/// When: the real build exited with 0, before results go back. Caller: the engine. Runs as: root, in the engine.
/// Sees: job, results (read-only), log, what earlier hooks said. May request: results added, replaced or removed,
/// reports, warnings. Budget: its timeout. On failure: as its verdict says; cleanup still runs. On cancel: the job was
/// killed or the timeout passed; return at once, nothing staged is promoted. Local parity: the same under
/// <c>osc build</c>. With a virtual machine the build root no longer exists: only results are on the host.
/// </remarks>
public interface IPostBuildHook
{
    /// <summary>Runs after a successful build.</summary>
    /// <param name="context">The job, its results and a staging directory for new ones.</param>
    /// <param name="cancellationToken">Cancelled at the hook's timeout or when the job is killed.</param>
    /// <returns>A verdict; effects in <see cref="Verdict.Ok"/> are promoted by the engine at the end of the stage.</returns>
    Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken);
}
