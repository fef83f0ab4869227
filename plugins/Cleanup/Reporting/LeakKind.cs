namespace Obs.Hooks.Plugins.Cleanup.Reporting;

/// <summary>What a build can leave behind, in the order in which it is removed.</summary>
internal enum LeakKind
{
    /// <summary>A process that was still in the build's own cgroup: contained, so no leak on the host.</summary>
    ContainedProcess,

    /// <summary>A process found by what it holds of the build root.</summary>
    Process,

    /// <summary>An entry of binfmt_misc.</summary>
    Binfmt,

    /// <summary>A mount.</summary>
    Mount,

    /// <summary>A device-mapper device.</summary>
    DeviceMapper,

    /// <summary>A partition of a loop device.</summary>
    Partition,

    /// <summary>A loop device.</summary>
    LoopDevice,

    /// <summary>A named network namespace.</summary>
    NetworkNamespace,

    /// <summary>A System V shared memory segment.</summary>
    SharedMemory,

    /// <summary>An immutable or append-only file or directory.</summary>
    Attribute,
}
