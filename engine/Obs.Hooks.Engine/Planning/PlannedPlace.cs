namespace Obs.Hooks.Engine.Planning;

/// <summary>One hook at one point, in its place.</summary>
internal sealed record PlannedPlace(ResolvedHook Hook, HookPoint Point, HookStage? Stage);
