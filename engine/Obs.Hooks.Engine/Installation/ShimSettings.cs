namespace Obs.Hooks.Engine.Installation;

/// <summary>What is written into a shim when it is installed.</summary>
internal sealed record ShimSettings
{
    /// <summary>Where the engine is on the hosts that run the shim.</summary>
    public required string Engine { get; init; }

    public required string ConfigDirectory { get; init; }

    public MissingEngine Missing { get; init; }

    /// <summary>SHA-256 of the engine that travels beside the shim, lower-case hex; empty for none.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The real build; empty for <c>build.real</c> beside the shim.</summary>
    public string Real { get; init; } = "";

    /// <summary>Where engines that came with the build code are unpacked.</summary>
    public string Cache { get; init; } = "/var/cache/obs-hooks/engine";
}
