namespace Obs.Hooks.Engine.Installation;

/// <summary>What a shim does on a host without an engine.</summary>
internal enum MissingEngine
{
    /// <summary>Runs the real build without hooks and says so in its log.</summary>
    Run,

    /// <summary>Ends with OBS's exit status 3, so that the job is scheduled on another host.</summary>
    BadHost,
}
