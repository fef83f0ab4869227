using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>What a job's merged constraints ask for, for filters and scores. Sizes are in MB; 0 or empty: no such constraint.</summary>
public sealed record JobDemand
{
    /// <summary>Asks for nothing.</summary>
    public static JobDemand None { get; } = new();

    /// <summary>Labels the worker must have.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Labels the worker must not have.</summary>
    public ImmutableArray<string> ExcludedLabels { get; init; } = [];

    /// <summary>Sandboxes, all of which must hold.</summary>
    public ImmutableArray<string> Sandboxes { get; init; } = [];

    /// <summary>CPU flags the worker must have.</summary>
    public ImmutableArray<string> CpuFlags { get; init; } = [];

    /// <summary>Least number of processors.</summary>
    public double Processors { get; init; }

    /// <summary>Least number of parallel jobs.</summary>
    public double Jobs { get; init; }

    /// <summary>Least disk space.</summary>
    public double Disk { get; init; }

    /// <summary>Least memory and swap together.</summary>
    public double Memory { get; init; }

    /// <summary>Least memory and swap together, for each of the worker's parallel jobs.</summary>
    public double MemoryPerJob { get; init; }

    /// <summary>Least physical memory.</summary>
    public double PhysicalMemory { get; init; }

    /// <summary>Whether the constraints ask for anything, what is not in these numbers included.</summary>
    public bool IsConstrained { get; init; }
}
