namespace Obs.Hooks.Engine.Execution;

/// <summary>Who ended the job early.</summary>
internal enum JobKilledSource
{
    None,

    /// <summary><c>build --kill</c>, or the worker's state says killed, discarded or bad host.</summary>
    Worker,

    /// <summary>A signal to the engine.</summary>
    Signal,
}
