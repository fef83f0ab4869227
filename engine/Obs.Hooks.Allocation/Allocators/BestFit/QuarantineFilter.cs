namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Leaves workers alone that failed everything quickly: idle most of the time, they would attract most jobs.</summary>
internal sealed class QuarantineFilter(BestFitStage stage) : IWorkerFilter
{
    public string? Refuse(in Pairing pairing)
    {
        var options = stage.For(pairing.Snapshot).Options;
        var worker = pairing.Worker;
        return options.QuarantineFailures > 0
            && worker.QuickFailures >= options.QuarantineFailures
            && pairing.Snapshot.Time - (worker.Since ?? pairing.Snapshot.Time) < options.Quarantine
                ? "the workers failed everything quickly and are in quarantine"
                : null;
    }
}
