namespace Obs.Hooks.Constraints.Explaining;

/// <summary>What else but constraints keeps a worker from building a job.</summary>
public enum Availability
{
    /// <summary>Nothing: the worker waits for work.</summary>
    Idle,

    /// <summary>It builds, for this backend or for another one.</summary>
    Busy,

    /// <summary>It went away, was switched off or could not be reached.</summary>
    Down,

    /// <summary>It refused this job, package or repository within the last day.</summary>
    Bad,
}
