using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>The process of a script host.</summary>
internal interface IHostProcess : IDisposable
{
    /// <summary>Ends with the exit status, or 128 plus the signal's number.</summary>
    Task<int> Exited { get; }

    /// <summary>For the journal; null when there is nothing to undo.</summary>
    SandboxCgroupEntry? JournalEntry { get; }

    /// <summary>Ends everything in it at once.</summary>
    void Kill();
}
