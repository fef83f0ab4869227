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
        var worker = pairing.Worker;
        var demand = pairing.Job.Demand;
        var needed = Math.Max(Math.Max(demand.Memory, demand.PhysicalMemory), demand.MemoryPerJob * Math.Max(worker.Jobs, 1));
        var spare = ((worker.Memory + worker.Swap - needed) / round.LargestMemory)
            + ((worker.Disk - demand.Disk) / round.LargestDisk)
            + ((worker.Jobs - Math.Max(demand.Jobs, demand.Processors)) / round.MostJobs);
        foreach (var label in worker.Labels)
        {
            spare += demand.Labels.Contains(label) ? 0 : 1;
        }

        return (SpreadWeight * pairing.Board.Hosts.IdleShare(pairing.WorkerIndex)) - spare;
    }
}
