namespace Obs.Hooks.Effects;

/// <summary>Adds an option to the command line of <c>build</c>. Only options on the engine's allow-list are accepted.</summary>
/// <param name="Option">The option with its dashes, for example <c>--jobs</c>.</param>
/// <param name="Value">Its argument, or null for an option without one.</param>
public sealed record SetBuildOption(string Option, string? Value = null) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.BuildOptions;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
