namespace Obs.Hooks.Effects;

/// <summary>Adds a file to the sources of this build (a new name, or a replacement when <see cref="Replace"/> is set).</summary>
/// <param name="Name">File name without directory.</param>
/// <param name="ContentPath">Absolute path of a regular file with the content, usually in the hook's work directory.</param>
public sealed record AddSource(string Name, string ContentPath) : Effect
{
    /// <summary>Whether an existing source of this name may be replaced.</summary>
    public bool Replace { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Sources;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
