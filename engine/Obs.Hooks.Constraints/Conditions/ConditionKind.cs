namespace Obs.Hooks.Constraints.Conditions;

/// <summary>What one condition asks of a worker.</summary>
public enum ConditionKind
{
    /// <summary>The worker has the label.</summary>
    HostLabel,

    /// <summary>The worker does not have the label.</summary>
    NoHostLabel,

    /// <summary>The worker's sandbox is this one, or one of the secure ones.</summary>
    Sandbox,

    /// <summary>The worker's sandbox is another one.</summary>
    NoSandbox,

    /// <summary>The worker tells about its kernel at all (<c>&lt;linux/&gt;</c> without further demands).</summary>
    Linux,

    /// <summary>The flavor of the worker's kernel.</summary>
    Flavor,

    /// <summary>The worker tells the version of its kernel (<c>&lt;version/&gt;</c> without bounds).</summary>
    Version,

    /// <summary>The oldest kernel.</summary>
    MinimumVersion,

    /// <summary>The newest kernel, inclusive.</summary>
    MaximumVersion,

    /// <summary>The worker tells about its hardware at all (<c>&lt;hardware/&gt;</c> without further demands).</summary>
    Hardware,

    /// <summary>Processors, at least.</summary>
    Processors,

    /// <summary>Parallel jobs, at least.</summary>
    Jobs,

    /// <summary>Disk space, at least.</summary>
    Disk,

    /// <summary>Memory and swap together, at least.</summary>
    Memory,

    /// <summary>Memory and swap together, at least this much for each of the worker's jobs.</summary>
    MemoryPerJob,

    /// <summary>Memory without swap, at least.</summary>
    PhysicalMemory,

    /// <summary>The processor has the flag.</summary>
    CpuFlag,

    /// <summary>The processor does not have the flag.</summary>
    NoCpuFlag,
}
