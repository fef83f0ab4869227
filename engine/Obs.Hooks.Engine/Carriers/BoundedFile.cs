using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>Reads whole files that may be bigger, or grow, than anybody expects.</summary>
internal static class BoundedFile
{
    /// <exception cref="IOException">It has more than <paramref name="limit"/> bytes, or cannot be read.</exception>
    public static byte[] Read(SafeFileHandle file, string display, int limit)
    {
        var length = RandomAccess.GetLength(file);
        if (length > limit)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{display} has {length} bytes; at most {limit} are read"));
        }

        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var count)
        {
            read += count;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }
}
