namespace Obs.Hooks.Effects;

/// <summary>
/// Registers an interpreter for foreign programs (binfmt_misc) for the time of this job. Source: kernel,
/// Documentation/admin-guide/binfmt-misc.rst.
/// </summary>
/// <param name="Name">
/// Short name, for example <c>aarch64</c>. Take the names of obs-build's <c>qemu-reg</c>: its <c>initvm</c> leaves alone
/// what is registered under them.
/// </param>
/// <param name="Magic">Bytes to match, at most 128, escaped as <c>\xHH</c>.</param>
/// <param name="Mask">Mask of the same length, or empty for an exact match.</param>
/// <param name="Interpreter">
/// Absolute path of the interpreter, at most 500 bytes: on the host, or in the guest with <see cref="BinfmtScope.Guest"/>.
/// </param>
/// <param name="Flags">
/// Any of the kernel's flags P, O, C, F. A build root has no emulator: without F the kernel would look for it there.
/// </param>
public sealed record RegisterBinfmt(string Name, string Magic, string Mask, string Interpreter, string Flags) : Effect
{
    /// <summary>Whose programs it is for.</summary>
    public BinfmtScope Scope { get; init; } = BinfmtScope.Job;

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Binfmt;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
