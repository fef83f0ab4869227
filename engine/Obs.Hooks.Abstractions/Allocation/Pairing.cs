namespace Obs.Hooks;

/// <summary>One job and one worker that might build it, in the middle of a round.</summary>
/// <param name="board">The state of the round.</param>
/// <param name="jobIndex">Index in <see cref="AllocationSnapshot.Jobs"/>.</param>
/// <param name="workerIndex">Index in <see cref="AllocationSnapshot.Workers"/>.</param>
public readonly struct Pairing(AllocationBoard board, int jobIndex, int workerIndex)
{
    /// <summary>The state of the round.</summary>
    public AllocationBoard Board => board;

    /// <summary>What the round is decided from.</summary>
    public AllocationSnapshot Snapshot => board.Snapshot;

    /// <summary>Index of the job.</summary>
    public int JobIndex => jobIndex;

    /// <summary>Index of the worker.</summary>
    public int WorkerIndex => workerIndex;

    /// <summary>The job.</summary>
    public QueuedJob Job => board.Snapshot.Jobs[jobIndex];

    /// <summary>The worker.</summary>
    public FleetWorker Worker => board.Snapshot.Workers[workerIndex];
}
