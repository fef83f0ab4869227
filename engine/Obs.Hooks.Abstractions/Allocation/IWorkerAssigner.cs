namespace Obs.Hooks;

/// <summary>
/// The third stage: in which order jobs choose, and which job does not choose although it could. Filters and scores are applied
/// by the board: <see cref="AllocationBoard.Best"/> gives a job's best worker.
/// </summary>
/// <remarks>See <see cref="IWorkerAllocator"/> for the rules of determinism and failure.</remarks>
public interface IWorkerAssigner
{
    /// <summary>Hands out workers with <see cref="AllocationBoard.Take"/> or <see cref="AllocationBoard.Assign"/>.</summary>
    /// <param name="board">The state of the round. Jobs left without a decision get the board's own reason.</param>
    /// <param name="cancellationToken">Cancelled when the budget is used up.</param>
    void Assign(AllocationBoard board, CancellationToken cancellationToken);
}
