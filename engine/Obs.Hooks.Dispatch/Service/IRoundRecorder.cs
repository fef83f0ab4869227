using Obs.Hooks.Allocation.Rounds;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>Keeps rounds, so that they can be looked at and decided again later.</summary>
internal interface IRoundRecorder
{
    /// <summary>Keeps a round; what goes wrong is reported, never thrown.</summary>
    void Record(AllocationSnapshot snapshot, RoundOutcome outcome);
}
