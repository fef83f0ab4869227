namespace Obs.Hooks.Effects;

/// <summary>Adds a file to the build's results.</summary>
/// <param name="Directory">
/// Result directory as OBS collects it: <c>OTHER</c>, <c>DEBS</c>, <c>SRPMS</c>, <c>RPMS/x86_64</c>, <c>KIWI</c> …
/// </param>
/// <param name="Name">File name without directory; must not exist yet.</param>
/// <param name="StagedPath">Path of a regular file below the hook's staging directory.</param>
public sealed record AddResult(string Directory, string Name, string StagedPath) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Results;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PostBuild;
}
