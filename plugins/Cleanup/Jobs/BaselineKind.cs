namespace Obs.Hooks.Plugins.Cleanup.Jobs;

/// <summary>What a <see cref="Baseline"/> remembers.</summary>
internal enum BaselineKind
{
    /// <summary>Entries of binfmt_misc.</summary>
    Binfmt,

    /// <summary>Loop devices that have a backing file.</summary>
    LoopDevice,

    /// <summary>Partitions of loop devices.</summary>
    Partition,

    /// <summary>Named network namespaces.</summary>
    NetworkNamespace,

    /// <summary>System V shared memory segments.</summary>
    SharedMemory,
}
