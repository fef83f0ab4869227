using System.Buffers.Binary;

namespace Obs.Hooks.Plugins.QemuUser.Tests;

/// <summary>Programs as far as anybody looks at them before they run.</summary>
internal static class ElfFiles
{
    /// <summary>Writes an ELF header for 64-bit little endian, and one segment when it is dynamic.</summary>
    public static string Write(string path, ushort machine, bool dynamic = false)
    {
        const int headerSize = 64;
        var bytes = new byte[headerSize + 56];
        "\u007fELF"u8.CopyTo(bytes);
        bytes[4] = 2;
        bytes[5] = 1;
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(16), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), machine);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(32), headerSize);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(54), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(56), 1);
        bytes[headerSize] = (byte)(dynamic ? 3 : 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>e_machine of this process's program.</summary>
    public static ushort OwnMachine { get; } = Shared.Qemu.ElfHeader.Read(Environment.ProcessPath!)!.Machine;
}
