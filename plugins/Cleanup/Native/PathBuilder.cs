using System.Buffers.Text;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>
/// Builds a path of bytes with its final NUL in a buffer of the caller. A value: appending gives a longer path and leaves
/// the shorter one usable for the next (the bytes of the last one made are valid).
/// </summary>
internal readonly ref struct PathBuilder
{
    private readonly Span<byte> _buffer;
    private readonly int _length;

    /// <summary>Starts with an empty path.</summary>
    /// <param name="buffer">Where the path goes; replaced by a larger one when it is too small.</param>
    public PathBuilder(Span<byte> buffer)
        : this(buffer, 0)
    {
    }

    private PathBuilder(Span<byte> buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>The path; the byte behind its end is NUL.</summary>
    public ReadOnlySpan<byte> Path => _buffer[.._length];

    /// <summary>A longer path.</summary>
    public PathBuilder Append(ReadOnlySpan<byte> text)
    {
        var length = _length + text.Length;
        var buffer = Reserve(length);
        text.CopyTo(buffer[_length..]);
        buffer[length] = 0;
        return new PathBuilder(buffer, length);
    }

    /// <summary>A longer path.</summary>
    public PathBuilder Append(int number)
    {
        const int LongestNumber = 11;
        var buffer = Reserve(_length + LongestNumber);
        _ = Utf8Formatter.TryFormat(number, buffer[_length..], out var written);
        buffer[_length + written] = 0;
        return new PathBuilder(buffer, _length + written);
    }

    private Span<byte> Reserve(int length)
    {
        if (length < _buffer.Length)
        {
            return _buffer;
        }

        var larger = new byte[Math.Max(2 * _buffer.Length, length + 1)];
        _buffer[.._length].CopyTo(larger);
        return larger;
    }
}
