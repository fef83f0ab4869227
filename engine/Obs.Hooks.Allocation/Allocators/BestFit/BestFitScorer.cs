namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>
/// The worker with the least to spare: memory, disk and parallel jobs, each as a part of the largest worker's, and a whole point
/// for each label the job did not ask for. Among equals, the host with the largest idle part.
/// </summary>
internal sealed class BestFitScorer(BestFitStage stage) : IWorkerScorer
{
    private const double SpreadWeight = 0.001;

    public double Score(in Pairing pairing)
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

        return (SpreadWeight * pairing.Board.Hosts.IdleShare(pairing.WorkerIndex)) - spare;
    }
}
