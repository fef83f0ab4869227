namespace Obs.Hooks.Constraints.Hints;

/// <summary>The directories the backend keeps workers in.</summary>
public enum BackendState
{
    /// <summary>Waiting for a job.</summary>
    Idle,

    /// <summary>Building.</summary>
    Building,

    /// <summary>Building for another partition.</summary>
    Away,

    /// <summary>Not reachable, refusing, disabled.</summary>
    Down,

    /// <summary>Put there by hand.</summary>
    Dead,
}
