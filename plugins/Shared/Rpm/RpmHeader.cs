using System.Buffers.Binary;
using System.Text;

namespace Obs.Hooks.Plugins.Shared.Rpm;

/// <summary>
/// One header of an rpm package: an index of tags and the store they point into (rpm's documentation, "RPM v4 package
/// format"). Every offset and count comes from the package and is checked before it is used.
/// </summary>
internal sealed class RpmHeader
{
    private const int EntrySize = 16;
    private const int MaximumEntries = 1 << 16;
    private const int MaximumStore = 256 << 20;
    private const int TypeInt16 = 3;
    private const int TypeInt32 = 4;
    private const int TypeString = 6;
    private const int TypeStringArray = 8;
    private const int TypeTranslated = 9;

    private static ReadOnlySpan<byte> Magic => [0x8e, 0xad, 0xe8, 0x01];

    private readonly Dictionary<int, Entry> _entries = [];
    private readonly byte[] _store;

    private RpmHeader(byte[] store) => _store = store;

    /// <summary>Bytes from its magic to its end, without padding.</summary>
    public int Length { get; private init; }

    /// <summary>Reads a header at the stream's position.</summary>
    /// <exception cref="PackageFormatException">It is none.</exception>
    public static RpmHeader Read(Stream stream)
    {
        Span<byte> intro = stackalloc byte[16];
        Fill(stream, intro);
        if (!intro.StartsWith(Magic))
        {
            throw new PackageFormatException("no rpm header where one must be");
        }

        var count = BinaryPrimitives.ReadUInt32BigEndian(intro[8..]);
        var size = BinaryPrimitives.ReadUInt32BigEndian(intro[12..]);
        if (count > MaximumEntries || size > MaximumStore || stream.Length - stream.Position < (count * EntrySize) + size)
        {
            throw new PackageFormatException($"an rpm header of {count} tags and {size} bytes");
        }

        var index = new byte[count * EntrySize];
        Fill(stream, index);
        var header = new RpmHeader(new byte[size]) { Length = intro.Length + index.Length + (int)size };
        Fill(stream, header._store);
        for (var at = 0; at < index.Length; at += EntrySize)
        {
            header.Add(index.AsSpan(at, EntrySize));
        }

        return header;
    }

    public bool Has(int tag) => _entries.ContainsKey(tag);

    /// <summary>The first string of a tag, in the C locale when it is translated; empty when the tag is absent.</summary>
    public string Text(int tag) => Texts(tag) is [var first, ..] ? first : "";

    /// <summary>All strings of a tag; none when it is absent.</summary>
    public string[] Texts(int tag)
    {
        if (!_entries.TryGetValue(tag, out var entry))
        {
            return [];
        }

        Check(entry.Type is TypeString or TypeStringArray or TypeTranslated && entry.Count <= _store.Length, tag);
        var texts = new string[entry.Count];
        var at = entry.Offset;
        for (var i = 0; i < texts.Length; i++)
        {
            var length = at <= _store.Length ? _store.AsSpan(at).IndexOf((byte)0) : -1;
            Check(length >= 0, tag);
            texts[i] = Encoding.UTF8.GetString(_store, at, length);
            at += length + 1;
        }

        return texts;
    }

    /// <summary>All numbers of a tag of 16 or 32 bits; none when it is absent.</summary>
    public uint[] Numbers(int tag)
    {
        if (!_entries.TryGetValue(tag, out var entry))
        {
            return [];
        }

        var width = entry.Type switch { TypeInt16 => 2, TypeInt32 => 4, _ => 0 };
        Check(width > 0 && entry.Count <= (_store.Length - entry.Offset) / width, tag);
        var numbers = new uint[entry.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var bytes = _store.AsSpan(entry.Offset + (i * width), width);
            numbers[i] = width == 2 ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }

        return numbers;
    }

    private void Add(ReadOnlySpan<byte> entry)
    {
        var tag = BinaryPrimitives.ReadInt32BigEndian(entry);
        var offset = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
        var count = BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
        Check(offset <= _store.Length && count <= int.MaxValue, tag);
        _entries[tag] = new Entry(BinaryPrimitives.ReadInt32BigEndian(entry[4..]), (int)offset, (int)count);
    }

    private static void Fill(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new PackageFormatException("it ends in the middle of an rpm header");
        }
    }

    private static void Check(bool condition, int tag)
    {
        if (!condition)
        {
            throw new PackageFormatException($"the rpm tag {tag} points outside its header or has another type");
        }
    }

    private readonly record struct Entry(int Type, int Offset, int Count);
}
