using System.Text;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>
/// A tar archive of root's files (POSIX ustar). By hand: the framework's writer has the just-in-time compiler work for longer
/// than a build's start may take.
/// </summary>
internal sealed class TarWriter(Stream stream)
{
    /// <summary>Longest name in a header, without the prefix field.</summary>
    public const int LongestName = 100;

    private const int BlockSize = 512;
    private static readonly byte[] s_zeros = new byte[2 * BlockSize];

    /// <param name="name">Ends with a slash.</param>
    public void Directory(string name) => Header(name, 0x1ED, '5', 0);

    public void File(string name, uint mode, byte[] content)
    {
        Header(name, mode, '0', content.Length);
        stream.Write(content);
        var rest = content.Length % BlockSize;
        stream.Write(s_zeros, 0, rest == 0 ? 0 : BlockSize - rest);
    }

    public void End() => stream.Write(s_zeros);

    private void Header(string name, uint mode, char type, int size)
    {
        var header = new byte[BlockSize];
        Encoding.ASCII.GetBytes(name, header);
        Octal(header.AsSpan(100, 8), mode);
        Octal(header.AsSpan(108, 8), 0);
        Octal(header.AsSpan(116, 8), 0);
        Octal(header.AsSpan(124, 12), (uint)size);
        Octal(header.AsSpan(136, 12), RootPackage.ModificationTime);
        header[156] = (byte)type;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        "root"u8.CopyTo(header.AsSpan(265));
        "root"u8.CopyTo(header.AsSpan(297));

        // The sum is that of a header with blanks in its place.
        header.AsSpan(148, 8).Fill((byte)' ');
        uint sum = 0;
        foreach (var b in header)
        {
            sum += b;
        }

        Octal(header.AsSpan(148, 7), sum);
        stream.Write(header);
    }

    /// <summary>All digits of the field, and a NUL.</summary>
    private static void Octal(Span<byte> field, uint value)
    {
        for (var i = field.Length - 2; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }

        field[^1] = 0;
    }
}
