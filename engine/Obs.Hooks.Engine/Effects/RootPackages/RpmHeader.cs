using System.Buffers.Binary;
using System.Text;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>
/// A header of an rpm package: an index of tags and a store of their data, all of it in one region, as rpm 4 writes and
/// rpm 4 and 6 want it. Source: rpm, docs/manual/format_header.md.
/// </summary>
/// <param name="regionTag">62 for a signature header, 63 for a package's.</param>
internal sealed class RpmHeader(uint regionTag)
{
    private const int EntrySize = 16;
    private const uint Int16Type = 3;
    private const uint Int32Type = 4;
    private const uint StringType = 6;
    private const uint BinaryType = 7;
    private const uint StringArrayType = 8;
    private const uint TranslatedType = 9;

    private readonly SortedDictionary<uint, (uint Type, int Count, int Alignment, byte[] Data)> _tags = [];

    public RpmHeader Numbers(uint tag, params ReadOnlySpan<uint> values)
    {
        var data = new byte[values.Length * sizeof(uint)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(i * sizeof(uint)), values[i]);
        }

        _tags.Add(tag, (Int32Type, values.Length, sizeof(uint), data));
        return this;
    }

    public RpmHeader ShortNumbers(uint tag, params ReadOnlySpan<ushort> values)
    {
        var data = new byte[values.Length * sizeof(ushort)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(i * sizeof(ushort)), values[i]);
        }

        _tags.Add(tag, (Int16Type, values.Length, sizeof(ushort), data));
        return this;
    }

    public RpmHeader Text(uint tag, string text) => Strings(tag, StringType, [text]);

    public RpmHeader Translated(uint tag, string text) => Strings(tag, TranslatedType, [text]);

    public RpmHeader Texts(uint tag, params ReadOnlySpan<string> texts) => Strings(tag, StringArrayType, texts);

    public RpmHeader Binary(uint tag, byte[] data)
    {
        _tags.Add(tag, (BinaryType, data.Length, 1, data));
        return this;
    }

    /// <summary>The header's bytes, from its magic.</summary>
    public byte[] Build()
    {
        var index = new MemoryStream();
        var store = new MemoryStream();
        foreach (var (tag, entry) in _tags)
        {
            while (store.Length % entry.Alignment != 0)
            {
                store.WriteByte(0);
            }

            Entry(index, tag, entry.Type, (int)store.Length, entry.Count);
            store.Write(entry.Data);
        }

        // The region's own entry comes first and points to its trailer at the end, which points back to the beginning.
        var trailer = (int)store.Length;
        var entries = _tags.Count + 1;
        Entry(store, regionTag, BinaryType, -entries * EntrySize, EntrySize);
        using var header = new MemoryStream();
        header.Write([0x8e, 0xad, 0xe8, 0x01, 0, 0, 0, 0]);
        Number(header, entries);
        Number(header, (int)store.Length);
        Entry(header, regionTag, BinaryType, trailer, EntrySize);
        index.WriteTo(header);
        store.WriteTo(header);
        return header.ToArray();
    }

    private RpmHeader Strings(uint tag, uint type, ReadOnlySpan<string> texts)
    {
        var data = Encoding.ASCII.GetBytes(string.Join('\0', texts) + '\0');
        _tags.Add(tag, (type, texts.Length, 1, data));
        return this;
    }

    private static void Entry(MemoryStream stream, uint tag, uint type, int offset, int count)
    {
        Number(stream, (int)tag);
        Number(stream, (int)type);
        Number(stream, offset);
        Number(stream, count);
    }

    private static void Number(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
