namespace Obs.Hooks.Effects;

/// <summary>Shows a warning in the build log and the summary. Allowed at every point, to every hook.</summary>
/// <param name="Message">One or more lines.</param>
public sealed record Warn(string Message) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.None;

    /// <summary>Nominal only: a warning is allowed at every point.</summary>
    public override HookPoint Point => HookPoint.PostBuild;
}
