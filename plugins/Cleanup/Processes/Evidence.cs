namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>What ties a process to the build.</summary>
[Flags]
internal enum Evidence
{
    None = 0,

    /// <summary>Its root directory is in the area (it was started by chroot), or is the build root under another name.</summary>
    Root = 1,

    /// <summary>It runs a program of the area.</summary>
    Program = 1 << 1,

    /// <summary>Its working directory is in the area.</summary>
    WorkingDirectory = 1 << 2,

    /// <summary>It holds a file of the area open, possibly one without a name.</summary>
    OpenFile = 1 << 3,

    /// <summary>It has mapped a file of the area.</summary>
    MappedFile = 1 << 4,

    /// <summary>Its mount namespace, not the engine's, shows mounts in the area.</summary>
    MountNamespace = 1 << 5,

    /// <summary>Nobody but the build has these.</summary>
    Certain = Root | Program,

    /// <summary>Somebody who only looks at the build has these too.</summary>
    Weak = WorkingDirectory | OpenFile | MappedFile,
}
