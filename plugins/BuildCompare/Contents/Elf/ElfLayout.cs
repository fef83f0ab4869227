using System.Buffers.Binary;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Elf;

/// <summary>Where an ELF file has its section headers, and how to read them (elf(5)).</summary>
internal sealed record ElfLayout(bool Is64, bool IsBigEndian, ulong SectionTable, int SectionSize, int SectionCount, int NameSection)
{
    private const int Header32 = 52;
    private const int Header64 = 64;

    /// <returns>Null when the file is too short or of an unknown class.</returns>
    public static ElfLayout? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < Header32 || file[4] is not (1 or 2) || file[5] is not (1 or 2))
        {
            return null;
        }

        var (is64, isBig) = (file[4] == 2, file[5] == 2);
        if (is64 && file.Length < Header64)
        {
            return null;
        }

        var sizes = is64 ? 58 : 46;
        return new ElfLayout(
            is64,
            isBig,
            is64 ? Number(file[40..], 8, isBig) : Number(file[32..], 4, isBig),
            (int)Number(file[sizes..], 2, isBig),
            (int)Number(file[(sizes + 2)..], 2, isBig),
            (int)Number(file[(sizes + 4)..], 2, isBig));
    }

    /// <returns>Null when it lies outside the file.</returns>
    public ElfSectionHeader? Section(ReadOnlySpan<byte> file, int index)
    {
        var length = Is64 ? 64 : 40;
        var at = SectionTable + ((ulong)index * (ulong)SectionSize);
        if (SectionSize < length || SectionTable > (ulong)file.Length || at > (ulong)(file.Length - length))
        {
            return null;
        }

        var header = file.Slice((int)at, length);
        return Is64
            ? new ElfSectionHeader(
                Word(header), Word(header[4..]), Long(header[8..]), Long(header[16..]), Long(header[24..]), Long(header[32..]))
            : new ElfSectionHeader(
                Word(header), Word(header[4..]), Word(header[8..]), Word(header[12..]), Word(header[16..]), Word(header[20..]));
    }

    private uint Word(ReadOnlySpan<byte> bytes) => (uint)Number(bytes, 4, IsBigEndian);

    private ulong Long(ReadOnlySpan<byte> bytes) => Number(bytes, 8, IsBigEndian);

    private static ulong Number(ReadOnlySpan<byte> bytes, int width, bool isBig) => (width, isBig) switch
    {
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };
}
