namespace Obs.Hooks.Plugins.Cleanup.Jobs;

/// <summary>What a <see cref="Baseline"/> remembers; the values are the letters that mark the kinds in its file.</summary>
internal enum BaselineKind
{
    /// <summary>Entries of binfmt_misc.</summary>
    Binfmt = 'b',

    /// <summary>Loop devices that have a backing file.</summary>
    LoopDevice = 'l',

    /// <summary>Partitions of loop devices.</summary>
    Partition = 'p',

    /// <summary>Named network namespaces.</summary>
    NetworkNamespace = 'n',

    /// <summary>System V shared memory segments.</summary>
    SharedMemory = 's',
}
