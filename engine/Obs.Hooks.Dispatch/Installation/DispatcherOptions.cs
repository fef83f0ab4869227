namespace Obs.Hooks.Dispatch.Installation;

/// <summary>What to install for bs_dispatch, and where.</summary>
internal sealed record DispatcherOptions
{
    /// <summary>The backend's BSConfig.pm; may be a link to it.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>Where the shim goes.</summary>
    public required string ShimFile { get; init; }

    public required DispatcherShimSettings Shim { get; init; }
}
