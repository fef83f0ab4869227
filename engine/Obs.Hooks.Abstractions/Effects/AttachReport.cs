namespace Obs.Hooks.Effects;

/// <summary>Sends a report back with the results, in <c>OTHER</c>; an earlier report of the same name is replaced.</summary>
/// <param name="Name">File name without directory.</param>
/// <param name="StagedPath">Path of a regular file below the hook's staging directory.</param>
public sealed record AttachReport(string Name, string StagedPath) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Reports;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PostBuild;
}
