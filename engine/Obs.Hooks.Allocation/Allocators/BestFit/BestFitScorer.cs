namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>
/// The worker with the least to spare: memory, disk and parallel jobs, each as a part of the largest worker's, and a whole point
/// for each label the job did not ask for. Among equals, the host with the largest idle part.
/// </summary>
internal sealed class BestFitScorer(BestFitStage stage) : IKindScorer
{
    public double IdleShareWeight => 0.001;

    public WorkerKinds KindsOf(AllocationSnapshot snapshot) => stage.For(snapshot).Kinds;

    public double Score(in Pairing pairing) =>
        (IdleShareWeight * pairing.Board.Hosts.IdleShare(pairing.WorkerIndex)) + ScoreOfKind(pairing);

    /// <summary>What is left over, negative. Of the worker it depends on nothing that <see cref="BestFitKinds"/> does not compare.</summary>
    public double ScoreOfKind(in Pairing pairing)
    {
        var round = stage.For(pairing.Snapshot);
        var spare = round.Size(pairing.WorkerIndex) - round.Asked(pairing.JobIndex);
        var demand = pairing.Job.Demand;
        if (demand.IsConstrained)
        {
            var worker = pairing.Worker;
            spare -= round.MemoryPart(Math.Max(0, (demand.MemoryPerJob * Math.Max(worker.Jobs, 1)) - Math.Max(demand.Memory, demand.PhysicalMemory)));
            foreach (var label in demand.Labels)
            {
                spare -= worker.Labels.Contains(label) ? 1 : 0;
            }
        }

        return -spare;
    }
}
