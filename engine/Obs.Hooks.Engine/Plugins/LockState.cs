namespace Obs.Hooks.Engine.Plugins;

/// <summary>How an installed or locked plugin stands to hooks.lock.json.</summary>
internal enum LockState
{
    /// <summary>As locked.</summary>
    Same,

    /// <summary>Installed, not in the lock (before an update of it).</summary>
    New,

    /// <summary>Another one than locked (before an update of it).</summary>
    Changed,

    /// <summary>Locked, not installed.</summary>
    Missing,
}
