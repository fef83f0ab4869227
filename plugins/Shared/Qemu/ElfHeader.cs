using System.Buffers.Binary;

namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>What the kernel looks at before it runs a program (elf(5)).</summary>
/// <param name="Class">1 for 32 bits, 2 for 64.</param>
/// <param name="Data">1 for little endian, 2 for big endian.</param>
/// <param name="Machine">e_machine.</param>
/// <param name="IsDynamic">Whether it needs a loader of the system it runs on (PT_INTERP).</param>
internal sealed record ElfHeader(byte Class, byte Data, ushort Machine, bool IsDynamic)
{
    private const uint Interpreter = 3;
    private const int MostSegments = 1000;

    /// <summary>Reads a file's header; null when it is no program in this format.</summary>
    public static ElfHeader? Read(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> header = stackalloc byte[64];
        if (RandomAccess.Read(file, header, 0) < header.Length
            || !header.StartsWith("\u007fELF"u8) || header[4] is not (1 or 2) || header[5] is not (1 or 2))
        {
            return null;
        }

        var wide = header[4] == 2;
        var big = header[5] == 2;
        var offset = wide ? (long)U64(header[32..], big) : U32(header[28..], big);
        var size = U16(header[(wide ? 54 : 42)..], big);
        var count = Math.Min((int)U16(header[(wide ? 56 : 44)..], big), MostSegments);
        var dynamic = false;
        Span<byte> segment = stackalloc byte[4];
        for (var i = 0; i < count && offset > 0; i++)
        {
            if (RandomAccess.Read(file, segment, offset + ((long)i * size)) < segment.Length)
            {
                return null;
            }

            dynamic |= U32(segment, big) == Interpreter;
        }

        return new ElfHeader(header[4], header[5], U16(header[18..], big), dynamic);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong U64(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
