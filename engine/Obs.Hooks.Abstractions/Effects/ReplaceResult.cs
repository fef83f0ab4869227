namespace Obs.Hooks.Effects;

/// <summary>Replaces one of the build's results.</summary>
/// <param name="Directory">Result directory, as in <see cref="AddResult"/>.</param>
/// <param name="Name">Name of an existing result.</param>
/// <param name="StagedPath">Path of a regular file below the hook's staging directory.</param>
public sealed record ReplaceResult(string Directory, string Name, string StagedPath) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Results;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PostBuild;
}
