using Obs.Hooks;

[Allocator("fastest-host", Summary = "The worker with the most parallel jobs first; all else as in OBS.")]
public sealed class FastestHost : IWorkerScorer
{
    public double Score(in Pairing pairing) => pairing.Worker.Jobs;
}
