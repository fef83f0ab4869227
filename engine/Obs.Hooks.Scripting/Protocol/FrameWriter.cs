using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Builds a payload: numbers little-endian, texts and lists with their length before them.</summary>
internal sealed class FrameWriter
{
    private byte[] _buffer = new byte[512];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public FrameWriter Byte(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public FrameWriter Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public FrameWriter Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        return this;
    }

    public FrameWriter Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        return this;
    }

    public FrameWriter Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        value.CopyTo(Room(value.Length));
        return this;
    }

    /// <summary>A text; what is no valid Unicode becomes U+FFFD.</summary>
    public FrameWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, Room(length));
        return this;
    }

    /// <summary>A text of which at most <paramref name="limit"/> characters are wanted.</summary>
    public FrameWriter Text(string value, int limit) => Text(value.Length > limit ? value[..limit] : value);

    public FrameWriter Texts(ImmutableArray<string> values)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            Text(value);
        }

        return this;
    }

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }
}
