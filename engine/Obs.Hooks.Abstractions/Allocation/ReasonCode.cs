namespace Obs.Hooks;

/// <summary>The kinds of reasons a decision can have.</summary>
public enum ReasonCode
{
    /// <summary>In the allocator's own words.</summary>
    Other,

    /// <summary>The best of the idle workers that are allowed.</summary>
    BestWorker,

    /// <summary>No worker of the fleet may build it.</summary>
    NoWorker,

    /// <summary>Workers may build it, but none of them is idle.</summary>
    NoneIdle,

    /// <summary>Idle workers may build it, but others in the queue got them in this round.</summary>
    Outranked,

    /// <summary>The allocator's filters refuse all idle workers.</summary>
    Refused,

    /// <summary>An idle worker is kept for a job that needs it more.</summary>
    Reserved,

    /// <summary>The round ended before its turn.</summary>
    NotReached,
}
