namespace Obs.Hooks;

/// <summary>
/// An empty tree in memory at <see cref="Path"/> in which a tool can be root: to unpack and install packages with their owners and
/// modes, and to run what is in them by chroot(2). It has <c>/proc</c> and a <c>/dev</c> with null, zero, full, random, urandom and
/// tty, and ends with the run.
/// </summary>
/// <remarks>
/// Root here is user 0 of a user namespace (user_namespaces(7)): on the host an unprivileged user of its own, as are the 65534 users
/// above it. It may change owners and modes, become another user and chroot; it has no other capability, and cannot mount, make
/// device nodes or namespaces. The tools root stays read-only.
/// </remarks>
/// <param name="SizeLimit">How much may be in it, in bytes. It counts as <see cref="ToolRun.MemoryLimit"/> does.</param>
public sealed record ToolTree(long SizeLimit)
{
    /// <summary>Where the tool finds it.</summary>
    public const string Path = "/mnt/tree";
}
