namespace Obs.Hooks.Cli.Planning;

/// <summary>A hook that does not run, as JSON.</summary>
internal sealed record LeftOutRecord(string Id, string Reason);
