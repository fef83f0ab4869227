namespace Obs.Hooks.Cli.Verbs;

/// <summary>One plugin in a <see cref="LockRecord"/>.</summary>
internal sealed record LockedPluginRecord(string Id, string Version, string Digest, string State);
