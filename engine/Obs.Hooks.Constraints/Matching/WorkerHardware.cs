using System.Collections.Frozen;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>A worker's hardware; what it does not tell is 0. Sizes are in MB.</summary>
/// <param name="CpuFlags">Flags of the CPU and levels of its architecture.</param>
/// <param name="Processors">The number of processors.</param>
/// <param name="Jobs">The number of parallel jobs of a build.</param>
/// <param name="JobsOrOne">What memory per job is multiplied with: 1 only if the jobs are absent, empty or <c>0</c>.</param>
/// <param name="Disk">Disk space.</param>
/// <param name="Memory">Physical memory.</param>
/// <param name="Swap">Swap space.</param>
public sealed record WorkerHardware(
    FrozenSet<string> CpuFlags,
    PerlNumber Processors,
    PerlNumber Jobs,
    PerlNumber JobsOrOne,
    PerlNumber Disk,
    PerlNumber Memory,
    PerlNumber Swap)
{
    /// <summary>Whether it only builds for its own architecture, not through a helper such as <c>linux32</c>.</summary>
    public bool IsNativeOnly { get; init; }
}
