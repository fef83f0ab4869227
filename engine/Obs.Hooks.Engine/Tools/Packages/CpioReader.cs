using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>
/// Reads an archive of cpio(5) format "newc", which is how OBS answers with several files. The names are the backend's: only
/// plain file names are accepted.
/// </summary>
internal static class CpioReader
{
    private const int HeaderSize = 110;
    private const int LongestName = 4096;
    private const string Trailer = "TRAILER!!!";

    /// <summary>Writes every file into a directory.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="directory">Where the files go.</param>
    /// <param name="cancellationToken">Stops between two reads.</param>
    /// <exception cref="InvalidDataException">It is no such archive, or is cut short.</exception>
    public static void Extract(Stream archive, string directory, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        while (true)
        {
            ReadExactly(archive, header);
            if (!header.AsSpan(0, 6).SequenceEqual("070701"u8))
            {
                throw new InvalidDataException("no cpio archive");
            }

            var size = Field(header, 6);
            var name = ReadName(archive, Field(header, 11));
            if (name == Trailer)
            {
                return;
            }

            if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name is "." or "..")
            {
                throw new InvalidDataException("a file of the archive has a path in its name");
            }

            using var file = new FileStream(Path.Combine(directory, name), FileMode.CreateNew, FileAccess.Write);
            Copy(archive, file, size, cancellationToken);
            Skip(archive, Padding(size));
        }
    }

    private static long Field(byte[] header, int index)
    {
        var text = Encoding.ASCII.GetString(header, 6 + (8 * index), 8);
        return uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException("a broken header in the archive");
    }

    private static string ReadName(Stream archive, long length)
    {
        if (length is < 1 or > LongestName)
        {
            throw new InvalidDataException("a name in the archive is too long");
        }

        var name = new byte[length];
        ReadExactly(archive, name);
        Skip(archive, Padding(HeaderSize + length));
        return Encoding.UTF8.GetString(name, 0, (int)length - 1);
    }

    private static void Copy(Stream from, Stream to, long size, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (size > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(size, buffer.Length));
            ReadExactly(from, part);
            to.Write(part);
            size -= part.Length;
        }
    }

    private static void Skip(Stream archive, int count)
    {
        Span<byte> padding = stackalloc byte[4];
        ReadExactly(archive, padding[..count]);
    }

    private static void ReadExactly(Stream archive, Span<byte> buffer)
    {
        try
        {
            archive.ReadExactly(buffer);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("the archive is cut short", e);
        }
    }

    private static int Padding(long size) => (int)(-size & 3);
}
