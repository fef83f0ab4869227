namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Keeps labelled and big workers for jobs that need them, as long as the others have some patience.</summary>
internal sealed class KeepFilter(BestFitStage stage) : IWorkerFilter
{
    public string? Refuse(in Pairing pairing)
    {
        var round = stage.For(pairing.Snapshot);
        return round.IsSpecial(pairing.WorkerIndex)
            && pairing.Snapshot.Time - pairing.Job.Ready < round.Options.Patience
            && !round.NeedsSpecial(pairing.JobIndex)
                ? "labelled and big workers are kept a while for jobs that need them"
                : null;
    }
}
