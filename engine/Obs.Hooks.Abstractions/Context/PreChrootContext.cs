namespace Obs.Hooks;

/// <summary>Context at <see cref="HookPoint.PreChroot"/>.</summary>
public sealed record PreChrootContext : HookContext;
