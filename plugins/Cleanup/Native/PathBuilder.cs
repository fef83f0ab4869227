using System.Buffers.Text;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Builds a path of bytes with its final NUL in a buffer of the caller.</summary>
internal ref struct PathBuilder
{
    private Span<byte> _buffer;
    private int _length;

    /// <summary>Starts with an empty path.</summary>
    /// <param name="buffer">Where the path goes; replaced by a larger one when it is too small.</param>
    public PathBuilder(Span<byte> buffer) => _buffer = buffer;

    /// <summary>The path; the byte behind its end is NUL.</summary>
    public readonly ReadOnlySpan<byte> Path => _buffer[.._length];

    public PathBuilder Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
        _buffer[_length] = 0;
        return this;
    }

    public PathBuilder Append(int number)
    {
        Reserve(11);
        _ = Utf8Formatter.TryFormat(number, _buffer[_length..], out var written);
        _length += written;
        _buffer[_length] = 0;
        return this;
    }

    private void Reserve(int more)
    {
        if (_length + more + 1 > _buffer.Length)
        {
            var larger = new byte[Math.Max(2 * _buffer.Length, _length + more + 1)];
            _buffer[.._length].CopyTo(larger);
            _buffer = larger;
        }
    }
}
