namespace Obs.Hooks.Engine.Execution;

/// <summary>Calls a hook at its point with the context of that point.</summary>
/// <param name="hook">An object that implements the point's interface.</param>
/// <param name="log">The hook's log.</param>
/// <param name="processes">The hook's process runner.</param>
/// <param name="cancellationToken">Cancelled at the timeout or when the job is killed.</param>
internal delegate Task<Verdict> HookInvocation(object hook, IHookLog log, IProcessRunner processes, CancellationToken cancellationToken);
