using System.Buffers.Binary;
using System.Text;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>
/// The bytes of an entry: magic, key, token, the lengths of label, assembly and symbols, these three, and the SHA-256 of all
/// that. One file, so that there is no moment at which half of it is new.
/// </summary>
internal static class CacheEntry
{
    /// <summary>More than any entry may have.</summary>
    public const int MaxSize = HeaderSize + MaxLabel + (2 * ScriptLimits.AssemblySize) + Sha256.Size;

    private const int HeaderSize = 8 + Sha256.Size + (4 * sizeof(int));
    private const int MaxLabel = 1024;

    private static ReadOnlySpan<byte> Magic => "OBSHcsx1"u8;

    public static byte[] Encode(string key, string label, CompiledScript script)
    {
        var name = Encoding.UTF8.GetBytes(label.Length > MaxLabel / 4 ? label[..(MaxLabel / 4)] : label);
        var entry = new byte[HeaderSize + name.Length + script.Assembly.Length + script.Symbols.Length + Sha256.Size];
        Magic.CopyTo(entry);
        Convert.FromHexString(key).CopyTo(entry.AsSpan(Magic.Length));
        var numbers = entry.AsSpan(Magic.Length + Sha256.Size);
        BinaryPrimitives.WriteInt32LittleEndian(numbers, script.EntryToken);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[8..], script.Assembly.Length);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[12..], script.Symbols.Length);
        var content = entry.AsSpan(HeaderSize);
        name.CopyTo(content);
        script.Assembly.Span.CopyTo(content[name.Length..]);
        script.Symbols.Span.CopyTo(content[(name.Length + script.Assembly.Length)..]);
        Sha256.Hash(entry.AsSpan(0, entry.Length - Sha256.Size), entry.AsSpan(entry.Length - Sha256.Size));
        return entry;
    }

    /// <returns>Null when it is not the whole, unchanged entry of this key.</returns>
    public static CompiledScript? Decode(string key, ReadOnlyMemory<byte> entry)
    {
        if (!IsWhole(key, entry.Span))
        {
            return null;
        }

        var (token, name, assembly, symbols) = Numbers(entry.Span);
        return new CompiledScript(
            entry.Slice(HeaderSize + name, assembly), entry.Slice(HeaderSize + name + assembly, symbols), token);
    }

    /// <returns>Empty when it is not the whole, unchanged entry of this key.</returns>
    public static string LabelOf(string key, ReadOnlySpan<byte> entry) =>
        IsWhole(key, entry) ? Encoding.UTF8.GetString(entry.Slice(HeaderSize, Numbers(entry).Name)) : "";

    private static bool IsWhole(string key, ReadOnlySpan<byte> entry)
    {
        if (entry.Length < HeaderSize + Sha256.Size || !entry.StartsWith(Magic)
            || !entry.Slice(Magic.Length, Sha256.Size).SequenceEqual(Convert.FromHexString(key)))
        {
            return false;
        }

        var (_, name, assembly, symbols) = Numbers(entry);
        if (name is < 0 or > MaxLabel || assembly is < 0 or > ScriptLimits.AssemblySize || symbols is < 0 or > ScriptLimits.AssemblySize
            || entry.Length != HeaderSize + name + assembly + symbols + Sha256.Size)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[Sha256.Size];
        Sha256.Hash(entry[..^Sha256.Size], digest);
        return entry[^Sha256.Size..].SequenceEqual(digest);
    }

    private static (int Token, int Name, int Assembly, int Symbols) Numbers(ReadOnlySpan<byte> entry)
    {
        var numbers = entry[(Magic.Length + Sha256.Size)..];
        return (
            BinaryPrimitives.ReadInt32LittleEndian(numbers),
            BinaryPrimitives.ReadInt32LittleEndian(numbers[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(numbers[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(numbers[12..]));
    }
}
