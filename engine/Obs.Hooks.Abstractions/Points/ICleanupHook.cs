namespace Obs.Hooks;

/// <summary>A hook at <see cref="HookPoint.Cleanup"/>.</summary>
/// <remarks>
/// When: always, last. Caller: the engine. Runs as: root, in the engine. Sees: job, outcome, what earlier hooks said.
/// May request: warnings only. Budget: its timeout. On failure: reported; <see cref="Verdict.HostFailure"/> turns the
/// job into a bad-host job, anything else does not change the outcome. On cancel: the timeout passed (a kill of the
/// job does not cancel cleanup). Local parity: the same under <c>osc build</c>.
/// </remarks>
public interface ICleanupHook
{
    /// <summary>Removes what this job left on the host.</summary>
    /// <param name="context">The job and how it ended.</param>
    /// <param name="cancellationToken">Cancelled at the hook's timeout only.</param>
    /// <returns>A verdict, see the remarks of this type.</returns>
    Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken);
}
