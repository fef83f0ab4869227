namespace Obs.Hooks.Engine.Planning;

/// <summary>A configured hook that does not run for this job.</summary>
internal sealed record LeftOutHook(string Id, string Reason);
