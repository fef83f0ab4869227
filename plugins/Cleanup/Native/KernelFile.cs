namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Small files of /proc and /sys as bytes: their size is not known before they are read.</summary>
internal static class KernelFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Path, with a NUL behind its end.</param>
    /// <param name="limit">Most bytes to read; what is longer is cut.</param>
    /// <returns>The bytes, or null when it cannot be read.</returns>
    public static byte[]? Read(ReadOnlySpan<byte> path, int limit = 64 << 20)
    {
        using var file = Libc.OpenAt(Libc.CurrentDirectory, path, Libc.ReadOnly);
        if (!file.IsOpen)
        {
            return null;
        }

        var buffer = new byte[4096];
        var length = 0;
        while (length < limit)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = Libc.Read(file.Number, buffer.AsSpan(length));
            if (read < 0 && Libc.LastError != Errno.Interrupted)
            {
                return null;
            }

            if (read == 0)
            {
                break;
            }

            length += Math.Max(read, 0);
        }

        return buffer.AsSpan(0, Math.Min(length, limit)).ToArray();
    }

    /// <summary>Writes a command to a file of the kernel in one call.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Write(ReadOnlySpan<byte> path, ReadOnlySpan<byte> text)
    {
        using var file = Libc.OpenAt(Libc.CurrentDirectory, path, Libc.WriteOnly);
        if (!file.IsOpen)
        {
            return Libc.LastError;
        }

        return Libc.Write(file.Number, text) < 0 ? Libc.LastError : 0;
    }
}
