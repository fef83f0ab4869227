namespace Obs.Hooks.Effects;

/// <summary>
/// Registers an interpreter for foreign programs with the host's kernel (binfmt_misc) for the time of this job.
/// Host-wide, therefore refused unless the host's engine settings allow it. Source: kernel,
/// Documentation/admin-guide/binfmt-misc.rst.
/// </summary>
/// <param name="Name">Short name, for example <c>qemu-aarch64</c>; the engine adds a prefix of its own.</param>
/// <param name="Magic">Bytes to match, at most 128, escaped as <c>\xHH</c>.</param>
/// <param name="Mask">Mask of the same length, or empty for an exact match.</param>
/// <param name="Interpreter">Absolute path of the interpreter on the host, at most 127 bytes.</param>
/// <param name="Flags">Any of the kernel's flags P, O, C, F.</param>
public sealed record RegisterBinfmt(string Name, string Magic, string Mask, string Interpreter, string Flags) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Binfmt;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
