namespace Obs.Hooks.Effects;

/// <summary>What an <see cref="Mount"/> effect mounts.</summary>
public enum MountKind
{
    /// <summary>An empty file system in memory, writable.</summary>
    Tmpfs,

    /// <summary>A directory of the host, read-only, without set-user-id programs and devices.</summary>
    ReadOnlyTree,

    /// <summary>A directory of the host below a writable layer that is thrown away afterwards.</summary>
    OverlayTree,
}
