namespace Obs.Hooks.Effects;

/// <summary>
/// Puts a file into the build root that no package of it has. The engine makes one package of all such files, in the root's own
/// format (rpm or deb), and has it installed with the others: the one way that a chroot, a container and a virtual machine share.
/// </summary>
/// <param name="Path">
/// Where it is to be in the root: absolute, at most 98 printable ASCII characters without backslash and blank, in its shortest form.
/// </param>
/// <param name="ContentPath">Absolute path of a regular file with the content on the host, at most 64 MiB.</param>
public sealed record AddRootFile(string Path, string ContentPath) : Effect
{
    /// <summary>Whether it can be run (mode 0755 instead of 0644). It belongs to root.</summary>
    public bool Executable { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.RootFiles;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
