namespace Obs.Hooks.Engine.Execution;

/// <summary>What a verdict does to the job, from harmless to grave.</summary>
internal enum Consequence
{
    /// <summary>The next hook runs.</summary>
    Continue,

    /// <summary>Later hooks still run (a report, say); exit status 2 if nothing worse follows.</summary>
    Unchanged,

    /// <summary>No further hook of this point runs; exit status 1.</summary>
    Fail,

    /// <summary>No further hook of this point runs; exit status 3.</summary>
    BadHost,
}
