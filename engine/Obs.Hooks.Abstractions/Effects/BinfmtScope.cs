namespace Obs.Hooks.Effects;

/// <summary>Whose programs a <see cref="RegisterBinfmt"/> is for: with which kernel, or part of it, it is registered.</summary>
public enum BinfmtScope
{
    /// <summary>
    /// The build in a chroot and nothing else: the engine starts it in a user namespace with a binfmt_misc of its own
    /// (Linux 6.7). Ends with the build; nothing on the host changes. Where the kernel refuses, as <see cref="Host"/> if
    /// the host's engine settings allow that, else an error before the build starts.
    /// </summary>
    Job,

    /// <summary>
    /// The virtual machine: registered in the guest by its first process, before <c>build</c> runs there.
    /// <see cref="RegisterBinfmt.Interpreter"/> is a path in the guest, of a package in <c>vminstall:</c>.
    /// </summary>
    Guest,

    /// <summary>
    /// The whole host, for as long as a job needs it: jobs that want the same share one entry, and the last one removes it.
    /// Refused unless the host's engine settings allow it (<c>allowHostBinfmt</c>).
    /// </summary>
    Host,
}
