namespace Obs.Hooks;

/// <summary>Decides which worker gets which job: the whole decision of one round.</summary>
/// <remarks>
/// <para>
/// When: whenever workers or jobs changed. Caller: <c>obs-hooks allocator serve</c> and <c>obs-hooks simulate</c>. Runs as: the
/// service. Sees: one immutable snapshot. May decide: any idle worker that <see cref="IWorkerMatcher"/> allows, each once.
/// Budget: <see cref="AllocatorAttribute.BudgetMilliseconds"/>. On failure (an exception, the budget exceeded, a worker that is
/// not idle, not allowed or given twice): the round is decided by <c>obs</c> instead, and the failure is reported.
/// </para>
/// <para>
/// The result must follow from the snapshot alone: its <see cref="AllocationSnapshot.Time"/> is the time, its
/// <see cref="AllocationSnapshot.Tie"/> the only randomness, and nothing is kept between rounds (every round gets a new
/// instance). That is why a decision can be replayed bit for bit; a replay that differs names the allocator. It is a
/// synchronous call on purpose: there is nothing to wait for.
/// </para>
/// <para>
/// To change a part only, implement <see cref="IWorkerFilter"/>, <see cref="IWorkerScorer"/> or <see cref="IWorkerAssigner"/>
/// instead: the other parts come from <see cref="AllocatorAttribute.Base"/>.
/// </para>
/// </remarks>
public interface IWorkerAllocator
{
    /// <summary>Decides one round.</summary>
    /// <param name="snapshot">Workers, queue, shares of the projects, and what OBS allows.</param>
    /// <param name="cancellationToken">Cancelled when the budget is used up; what is returned after that is dropped.</param>
    /// <returns>The assignments and, for as many waiting jobs as the allocator can say something about, why they wait.</returns>
    AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken);
}
