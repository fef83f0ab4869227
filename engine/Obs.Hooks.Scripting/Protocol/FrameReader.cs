using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Takes a payload apart. Strict: whatever does not fit exactly is a <see cref="ProtocolException"/>.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> payload)
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = payload;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new ProtocolException($"sent {other} for yes or no"),
    };

    public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A number of things, each of which takes at least a byte.</summary>
    public int Count()
    {
        var count = Number();
        return count >= 0 && count <= _rest.Length
            ? count
            : throw new ProtocolException($"announced {count} items in {_rest.Length} bytes");
    }

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    /// <summary>UTF-8 without NUL.</summary>
    public string Text()
    {
        var bytes = Bytes();
        if (bytes.Contains((byte)0))
        {
            throw new ProtocolException("sent a text with a NUL in it");
        }

        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ProtocolException("sent a text that is not UTF-8");
        }
    }

    public ImmutableArray<string> Texts()
    {
        var texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text();
        }

        return [.. texts];
    }

    /// <summary>Call after the last item.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new ProtocolException($"sent {_rest.Length} bytes too many");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new ProtocolException($"sent {count - _rest.Length} bytes too few");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
