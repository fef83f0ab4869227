using System.Text;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Mounts;

/// <summary>Reads mountinfo (proc(5)) as bytes.</summary>
internal static class MountTable
{
    /// <summary>The mounts of the calling thread's namespace.</summary>
    public static List<MountEntry> Read() => Read("/proc/thread-self/mountinfo"u8);

    /// <summary>The mounts in a mountinfo file, in the kernel's order: what was mounted later comes later.</summary>
    /// <param name="path">Path, with a NUL behind its end.</param>
    /// <returns>Empty when it cannot be read.</returns>
    public static List<MountEntry> Read(ReadOnlySpan<byte> path) => Parse(KernelFile.Read(path));

    /// <summary>Parses a mountinfo file.</summary>
    public static List<MountEntry> Parse(ReadOnlySpan<byte> text)
    {
        var mounts = new List<MountEntry>();
        while (!text.IsEmpty)
        {
            if (ParseLine(Bytes.Next(ref text, (byte)'\n')) is { } mount)
            {
                mounts.Add(mount);
            }
        }

        return mounts;
    }

    /// <summary>Undoes the kernel's escapes: a backslash and three octal digits for blank, tab, newline and backslash.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> field)
    {
        var decoded = new byte[field.Length];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 3 < field.Length && IsOctal(field[i + 1]) && IsOctal(field[i + 2]) && IsOctal(field[i + 3]))
            {
                decoded[length++] = (byte)(((field[i + 1] - '0') << 6) | ((field[i + 2] - '0') << 3) | (field[i + 3] - '0'));
                i += 3;
            }
            else
            {
                decoded[length++] = field[i];
            }
        }

        return decoded.AsSpan(0, length).ToArray();
    }

    private static bool IsOctal(byte digit) => digit is >= (byte)'0' and <= (byte)'7';

    // 36 35 98:0 /subtree /mount/point rw,noatime shared:1 master:2 - ext4 /dev/root rw
    private static MountEntry? ParseLine(ReadOnlySpan<byte> line)
    {
        var id = Bytes.Number(Bytes.Next(ref line, (byte)' '));
        var parent = Bytes.Number(Bytes.Next(ref line, (byte)' '));
        var device = Bytes.Next(ref line, (byte)' ');
        var root = Bytes.Next(ref line, (byte)' ');
        var mountPoint = Bytes.Next(ref line, (byte)' ');
        _ = Bytes.Next(ref line, (byte)' ');
        if (id < 0 || parent < 0 || mountPoint.IsEmpty)
        {
            return null;
        }

        var shared = false;
        for (var tag = Bytes.Next(ref line, (byte)' '); !tag.IsEmpty && !tag.SequenceEqual("-"u8); tag = Bytes.Next(ref line, (byte)' '))
        {
            shared |= tag.StartsWith("shared:"u8);
        }

        var type = Encoding.ASCII.GetString(Bytes.Next(ref line, (byte)' '));
        return new MountEntry((int)id, (int)parent, Encoding.ASCII.GetString(device), Decode(mountPoint), shared, type, Decode(root));
    }
}
