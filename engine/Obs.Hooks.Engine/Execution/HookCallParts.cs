namespace Obs.Hooks.Engine.Execution;

/// <summary>What a context takes from the call it is made for.</summary>
internal readonly record struct HookCallParts(IHookLog Log, IProcessRunner Processes, string WorkDirectory, IToolsRoot? Tools);
