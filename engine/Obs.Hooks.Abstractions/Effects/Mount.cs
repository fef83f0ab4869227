namespace Obs.Hooks.Effects;

/// <summary>
/// Mounts something in the job's own area on the host (never in the build root: <c>build --clean</c> removes
/// what it finds there, through mounts too).
/// </summary>
/// <param name="Name">Name under which later hooks find it: lower-case letters, digits and dashes.</param>
/// <param name="Kind">What to mount.</param>
public sealed record Mount(string Name, MountKind Kind) : Effect
{
    /// <summary>Absolute path of the tree or image; not used by <see cref="MountKind.Tmpfs"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Size limit in bytes for <see cref="MountKind.Tmpfs"/>.</summary>
    public long SizeBytes { get; init; } = 64L << 20;

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Mounts;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
