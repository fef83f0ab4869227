using System.Buffers.Binary;
using System.Text;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

/// <summary>Headers as rpm writes them, with a payload of nothing: enough for whoever only looks whether a package is whole.</summary>
internal static class SmallRpm
{
    private const int TypeInt32 = 4;
    private const int TypeString = 6;

    public static byte[] Bytes(string name = "hello")
    {
        var header = Header((1000, TypeString, Text(name)), (1001, TypeString, Text("1.0")), (1002, TypeString, Text("1")), (1022, TypeString, Text("x86_64")));
        var payload = new byte[64];
        var signature = Header((1000, TypeInt32, Number(header.Length + payload.Length)));
        var lead = new byte[96];
        ((ReadOnlySpan<byte>)[0xed, 0xab, 0xee, 0xdb]).CopyTo(lead);
        return [.. lead, .. signature, .. new byte[(8 - (signature.Length % 8)) % 8], .. header, .. payload];
    }

    private static byte[] Header(params ReadOnlySpan<(int Tag, int Type, byte[] Value)> entries)
    {
        var (index, store) = (new List<byte>(), new List<byte>());
        foreach (var (tag, type, value) in entries)
        {
            index.AddRange([.. Number(tag), .. Number(type), .. Number(store.Count), .. Number(1)]);
            store.AddRange(value);
        }

        return [0x8e, 0xad, 0xe8, 0x01, 0, 0, 0, 0, .. Number(entries.Length), .. Number(store.Count), .. index, .. store];
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Text(string text) => [.. Encoding.UTF8.GetBytes(text), 0];
}
