namespace Obs.Hooks;

/// <summary>
/// A registration with binfmt_misc in a sandbox's own user namespace (Linux 6.7 and later). Source: kernel,
/// Documentation/admin-guide/binfmt-misc.rst.
/// </summary>
/// <param name="Name">Short name, for example <c>qemu-aarch64</c>.</param>
/// <param name="Magic">Bytes to match, escaped as <c>\xHH</c>.</param>
/// <param name="Mask">Mask of the same length, or empty for an exact match.</param>
/// <param name="Path">The statically linked emulator: absolute path of a regular file on the host.</param>
/// <param name="Flags">Beside <c>F</c>, any of the kernel's flags P, O, C.</param>
public sealed record ForeignInterpreter(string Name, string Magic, string Mask, string Path, string Flags = "");
