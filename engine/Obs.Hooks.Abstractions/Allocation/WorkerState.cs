namespace Obs.Hooks;

/// <summary>What the backend knows a worker to do: the directory its description is in.</summary>
public enum WorkerState
{
    /// <summary>Waits for a job. Only such a worker can be given one.</summary>
    Idle,

    /// <summary>Builds.</summary>
    Building,

    /// <summary>Builds for another backend.</summary>
    Away,

    /// <summary>Said good-bye, was switched off, or could not be reached.</summary>
    Down,

    /// <summary>Declared dead by an administrator.</summary>
    Dead,
}
