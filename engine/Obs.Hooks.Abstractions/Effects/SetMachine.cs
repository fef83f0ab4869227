namespace Obs.Hooks.Effects;

/// <summary>
/// Changes the virtual machine of this build. What is null stays as the caller of <c>build</c> has it. Refused where the build
/// root is a directory of the host. Source: obs-build, <c>build-vm</c>.
/// </summary>
public sealed record SetMachine : Effect
{
    /// <summary>Size of the root disk in MiB. The disk must be a file, and its file system have that much space left.</summary>
    public int? DiskMegabytes { get; init; }

    /// <summary>Size of the swap disk in MiB, at least 8: results travel back in it.</summary>
    public int? SwapMegabytes { get; init; }

    /// <summary>Memory in MiB.</summary>
    public int? MemoryMegabytes { get; init; }

    /// <summary>
    /// File system of the root disk: <c>ext2</c>, <c>ext3</c>, <c>ext4</c>, <c>btrfs</c> or <c>xfs</c>. The host must have its
    /// mkfs, the guest's kernel or initrd its driver. Stronger than <c>BuildFlags: vmfstype</c> in the project configuration.
    /// </summary>
    public string? FileSystem { get; init; }

    /// <summary>
    /// Whether the root disk is kept in the host's memory (a tmpfs) for the time of the build. It takes its whole size at once.
    /// </summary>
    public bool DiskInMemory { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Machine;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
