using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Hints;

/// <summary>A worker as the backend knows it.</summary>
/// <param name="State">Its directory.</param>
/// <param name="Name">The name of its file, <c>hostarch:id</c>.</param>
/// <param name="Worker">What it says about itself; null if OBS can not read it.</param>
public sealed record BackendWorker(BackendState State, string Name, Worker? Worker)
{
    /// <summary>The architecture of its host, from its name.</summary>
    public string HostArch => Name.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? Name[..colon] : Name;

    /// <summary>Whether it may build for an architecture at all.</summary>
    /// <param name="arch">The architecture to build on: a job's host architecture if it has one.</param>
    /// <returns>False also where a helper is needed and the worker is native only.</returns>
    public bool CanBuild(string arch) =>
        BuildableArchs.Of(HostArch, arch) is { } how
        && (how == BuildableArch.Natively || Worker?.Hardware is not { IsNativeOnly: true });
}
