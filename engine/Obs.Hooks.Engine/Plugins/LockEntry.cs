namespace Obs.Hooks.Engine.Plugins;

/// <summary>One plugin in a <see cref="LockReport"/>.</summary>
/// <param name="Plugin">As installed; as locked when it is not installed.</param>
/// <param name="State">How it stood to the lock.</param>
internal sealed record LockEntry(LockedPlugin Plugin, LockState State);
