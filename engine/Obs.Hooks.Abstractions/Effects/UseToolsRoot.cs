namespace Obs.Hooks.Effects;

/// <summary>Makes a directory tree with host tools available, read-only, to this and later hooks of the job.</summary>
/// <param name="Name">Name under which later hooks find it: lower-case letters, digits and dashes.</param>
/// <param name="Directory">Absolute path of the tree on the host.</param>
public sealed record UseToolsRoot(string Name, string Directory) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.ToolsRoots;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
