namespace Obs.Hooks.Engine.Installation;

/// <summary>What <c>install osc</c> was asked for.</summary>
internal sealed record OscOptions
{
    /// <summary>osc's configuration file.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>Where the shim goes: outside obs-build's directory, so that no update of it matters.</summary>
    public required string ShimFile { get; init; }

    /// <summary>What the shim is installed with; <see cref="ShimSettings.Real"/> is found out.</summary>
    public required ShimSettings Shim { get; init; }
}
