namespace Obs.Hooks.Engine.Journal;

/// <summary>What <see cref="KillRequest"/> achieved.</summary>
internal enum KillOutcome
{
    /// <summary>No engine works in that build root.</summary>
    NoEngine,

    /// <summary>The engine was told and has ended.</summary>
    Ended,

    /// <summary>The engine was told and had not ended when the time was up.</summary>
    StillRunning,
}
