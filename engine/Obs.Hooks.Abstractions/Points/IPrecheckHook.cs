namespace Obs.Hooks;

/// <summary>A hook at <see cref="HookPoint.Precheck"/>.</summary>
/// <remarks>
/// When: a job is offered to an idle worker. Caller: <c>bs_worker --hostcheck</c>. Runs as: root, in the engine.
/// Sees: the job's XML. May request: nothing. Budget: 8 s for the whole chain (bs_worker allows 10 s).
/// On failure: <see cref="Verdict.ProjectFailure"/> bars this worker from the package or repository for 24 hours,
/// <see cref="Verdict.HostFailure"/> says "not now". On cancel: the chain's deadline; return at once.
/// Local parity: none, <c>osc build</c> has no host check.
/// </remarks>
public interface IPrecheckHook
{
    /// <summary>Decides whether this worker should take the job.</summary>
    /// <param name="context">What is known about the job before anything is downloaded.</param>
    /// <param name="cancellationToken">Cancelled at the hook's timeout or at the deadline of the whole chain.</param>
    /// <returns>
    /// <see cref="Verdict.Ok"/> or <see cref="Verdict.Skipped"/> to accept; see the remarks of this type for the others.
    /// </returns>
    Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken);
}
