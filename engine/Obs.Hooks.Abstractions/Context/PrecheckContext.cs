namespace Obs.Hooks;

/// <summary>Context at <see cref="HookPoint.Precheck"/>: the job's XML is known, nothing else.</summary>
public sealed record PrecheckContext : HookContext
{
    /// <summary>When the whole chain of precheck hooks must have ended.</summary>
    public required DateTimeOffset Deadline { get; init; }
}
