using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>Reads /proc/PID/ns links (namespaces(7)): <c>mnt:[4026531832]</c>.</summary>
internal static class NamespaceLink
{
    /// <summary>The inode of a namespace of a process.</summary>
    /// <param name="path">Path of the link, with a NUL behind its end.</param>
    /// <returns>0 when it cannot be read.</returns>
    public static ulong Inode(ReadOnlySpan<byte> path)
    {
        Span<byte> target = stackalloc byte[64];
        var length = Libc.ReadLink(Libc.CurrentDirectory, path, target);
        if (length <= 0)
        {
            return 0;
        }

        return Number(target[..length], default);
    }

    /// <summary>The inode in such a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefix">What it must start with, <c>mnt:[</c>.</param>
    /// <returns>0 when it is another text.</returns>
    public static ulong Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix)
    {
        var number = text.StartsWith(prefix) && text.EndsWith("]"u8) ? Bytes.Number(text[(text.IndexOf((byte)'[') + 1)..^1]) : 0;
        return number > 0 ? (ulong)number : 0;
    }

    /// <summary>The network namespace of a process when it is not the engine's, otherwise 0.</summary>
    public static ulong ForeignNetwork(int pid)
    {
        var inode = Inode(new PathBuilder(stackalloc byte[32]).Append("/proc/"u8).Append(pid).Append("/ns/net"u8).Path);
        return inode == Inode("/proc/thread-self/ns/net"u8) ? 0 : inode;
    }
}
