namespace Obs.Hooks.Effects;

/// <summary>
/// Builds the recipe with the hook's own tools instead of the real <c>build</c>: the environment comes from the hook's tools root,
/// not from the job's repositories. Everything around it stays: log, kill, results, the hooks after the build. One per job.
/// </summary>
/// <param name="Step">What is done in its place.</param>
public sealed record ReplaceBuild(IBuildStep Step) : Effect
{
    /// <summary>
    /// Whether the step needs loop devices, partitions of these, and file systems on them. Refused unless the host's <c>allowLoopMounts</c> allows it:
    /// the kernel then reads file systems that the package wrote.
    /// </summary>
    public bool LoopMounts { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Build;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
