using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Storing;

/// <summary>
/// Reads what Perl's <c>Storable::nstore</c> writes: the dispatcher keeps its load, its priorities and its bad hosts in
/// that format. Hashes, arrays and plain values only; objects and code are refused.
/// </summary>
internal ref struct StorableReader
{
    private const int MaxDepth = 32;

    private readonly List<object?> _seen = [];
    private ReadOnlySpan<byte> _rest;
    private int _depth;

    private StorableReader(ReadOnlySpan<byte> rest) => _rest = rest;

    /// <returns>
    /// Nested <see cref="Dictionary{TKey, TValue}"/> (keys are texts), <see cref="List{T}"/>, texts and null. Numbers are
    /// texts, since Perl does not tell.
    /// </returns>
    /// <exception cref="BackendFileException">It is no such file, or has more than plain data in it.</exception>
    public static object? Read(ReadOnlySpan<byte> content)
    {
        const byte NetworkOrder = 1;
        if (!content.StartsWith("pst0"u8) || content.Length < 6 || (content[4] & NetworkOrder) == 0)
        {
            throw new BackendFileException("not a file of Storable in network order");
        }

        return new StorableReader(content[6..]).Item();
    }

    private object? Item()
    {
        if (++_depth > MaxDepth)
        {
            throw new BackendFileException("Storable data nested too deeply");
        }

        var kind = (StorableKind)Byte();
        // Values may be referred to later by their position, so each is registered before its parts.
        var tag = _seen.Count;
        object? value;
        if (kind == StorableKind.SeenBefore)
        {
            var index = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
            value = index < tag ? _seen[(int)index] : throw new BackendFileException("Storable data that refers to nothing");
        }
        else
        {
            _seen.Add(null);
            value = Value(kind, tag);
            _seen[tag] = value;
        }

        _depth--;
        return value;
    }

    private object? Value(StorableKind kind, int tag) => kind switch
    {
        StorableKind.Hash => Hash(tag, flagged: false),
        StorableKind.FlagHash => Hash(tag, flagged: true),
        StorableKind.Array => Array(tag),
        StorableKind.Reference => Item(),
        StorableKind.Undefined or StorableKind.PerlUndefined or StorableKind.UndefinedElement => null,
        StorableKind.Byte => (Byte() - 128).ToString(CultureInfo.InvariantCulture),
        StorableKind.NetworkInteger => BinaryPrimitives.ReadInt32BigEndian(Take(4)).ToString(CultureInfo.InvariantCulture),
        StorableKind.Text or StorableKind.Utf8Text => Encoding.UTF8.GetString(Take(Byte())),
        StorableKind.LongText or StorableKind.LongUtf8Text => Encoding.UTF8.GetString(Take(Length())),
        StorableKind.Yes or StorableKind.True => "1",
        StorableKind.No or StorableKind.False => "",
        _ => throw new BackendFileException($"Storable data of kind {(int)kind}"),
    };

    private Dictionary<string, object?> Hash(int tag, bool flagged)
    {
        if (flagged)
        {
            Byte();
        }

        var count = Length();
        var hash = new Dictionary<string, object?>(StringComparer.Ordinal);
        _seen[tag] = hash;
        for (var i = 0; i < count; i++)
        {
            var value = Item();
            if (flagged)
            {
                Byte();
            }

            hash[Encoding.UTF8.GetString(Take(Length()))] = value;
        }

        return hash;
    }

    private List<object?> Array(int tag)
    {
        var count = Length();
        var array = new List<object?>();
        _seen[tag] = array;
        for (var i = 0; i < count; i++)
        {
            array.Add(Item());
        }

        return array;
    }

    private byte Byte() => Take(1)[0];

    private int Length()
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        // Whatever is counted takes at least a byte each: no length can make this read, or reserve, more than is there.
        return length <= _rest.Length ? (int)length : throw new BackendFileException("Storable data that is cut off");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new BackendFileException("Storable data that is cut off");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
