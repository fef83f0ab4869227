namespace Obs.Hooks.Effects;

/// <summary>Removes one of the build's results.</summary>
/// <param name="Directory">Result directory, as in <see cref="AddResult"/>.</param>
/// <param name="Name">Name of an existing result.</param>
public sealed record RemoveResult(string Directory, string Name) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Results;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PostBuild;
}
