namespace Obs.Hooks.Dispatch.Installation;

/// <summary>What the dispatcher does while the allocation service does not answer.</summary>
internal enum FailureMode
{
    /// <summary>It dispatches as if there were no such service.</summary>
    Open,

    /// <summary>It dispatches nothing.</summary>
    Closed,
}
