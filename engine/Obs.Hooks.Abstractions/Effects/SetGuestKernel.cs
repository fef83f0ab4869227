namespace Obs.Hooks.Effects;

/// <summary>
/// Boots the virtual machine of this build with a kernel of the host, whatever the packages of the root have. Never for scripts:
/// a project's kernel is a package (<see cref="AddPackage"/> with <see cref="PackageUses.VmInstall"/>), as it is for OBS.
/// </summary>
/// <param name="Kernel">Absolute path of a kernel image on the host.</param>
/// <param name="Initrd">
/// Absolute path of its initial RAM disk. It mounts <c>root=</c> with <c>rootfstype=</c>, provides
/// <c>/dev/disk/by-id/virtio-0</c> and <c>-1</c>, and starts <c>init=</c>.
/// </param>
public sealed record SetGuestKernel(string Kernel, string Initrd) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Machine;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
