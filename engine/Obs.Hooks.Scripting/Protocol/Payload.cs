using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>What is bigger than a frame: a file in memory, or any regular file the other side has open.</summary>
internal static class Payload
{
    public static SafeFileHandle Create(string name, ReadOnlySpan<byte> content) => Posix.SealedFile(name, content);

    /// <summary>Reads all of it, by read(2): a mapping could be pulled away.</summary>
    /// <exception cref="ProtocolException">It is no regular file, has more than <paramref name="limit"/> bytes, or cannot be read.</exception>
    public static byte[] ReadAll(SafeFileHandle file, long limit)
    {
        try
        {
            if (!Posix.IsRegularFile(file))
            {
                throw new ProtocolException("sent a descriptor of something that is no regular file");
            }

            var length = RandomAccess.GetLength(file);
            if (length > limit)
            {
                throw new ProtocolException($"sent a file of {length} bytes, more than {limit}");
            }

            var content = new byte[length];
            var read = 0;
            int count;
            while (read < content.Length && (count = RandomAccess.Read(file, content.AsSpan(read), read)) > 0)
            {
                read += count;
            }

            return read == content.Length ? content : throw new ProtocolException("sent a file that shrank while it was read");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ProtocolException("sent a file that cannot be read");
        }
    }
}
