namespace Obs.Hooks.Benchmarks.Running;

/// <summary>One run of one variant.</summary>
/// <param name="Before">Milliseconds from its start to the start of the build; the whole time when there is no build.</param>
/// <param name="After">Milliseconds from the end of the build to its own end.</param>
/// <param name="PeakMegabytes">Largest resident size of any of its processes (wait4, ru_maxrss).</param>
/// <param name="DuringMegabytes">Resident size of the outermost process when the build ended.</param>
/// <param name="CpuMilliseconds">User and system time of all its processes.</param>
internal sealed record Sample(double Before, double After, double PeakMegabytes, double DuringMegabytes, double CpuMilliseconds)
{
    public double Total => Before + After;
}
