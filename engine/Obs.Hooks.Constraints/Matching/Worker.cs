using System.Collections.Frozen;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>What a worker says about itself, as far as constraints ask for it.</summary>
/// <param name="HostLabels">Its labels.</param>
/// <param name="Sandbox">Its sandbox; empty if it names none.</param>
/// <param name="Linux">Its kernel, or null.</param>
/// <param name="Hardware">Its hardware, or null.</param>
public sealed record Worker(FrozenSet<string> HostLabels, string Sandbox, WorkerLinux? Linux, WorkerHardware? Hardware)
{
    /// <summary>A worker that says nothing.</summary>
    public static Worker Unknown { get; } = new(FrozenSet<string>.Empty, "", null, null);
}
