using Obs.Hooks.Constraints.Hints;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>Which architectures a host can build.</summary>
internal static class HostArchitectures
{
    /// <summary>Whether a host can build an architecture. One that OBS does not know builds nothing.</summary>
    /// <param name="hostArch">Architecture of the worker.</param>
    /// <param name="arch">Architecture the job is built on.</param>
    /// <param name="nativeOnly">Whether the worker takes no job that needs a helper such as linux32.</param>
    public static bool CanBuild(string hostArch, string arch, bool nativeOnly) =>
        BuildableArchs.Of(hostArch, arch) is { } how && !(nativeOnly && how == BuildableArch.WithHelper);
}
