using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Native;

/// <summary>The mounts of the calling thread's namespace (proc(5), mountinfo).</summary>
internal static class MountTable
{
    /// <summary>All mounts at or below <paramref name="directory"/>, in the order in which they were made.</summary>
    /// <param name="directory">An absolute path without links, dots and trailing slash.</param>
    public static List<MountPoint> At(string directory)
    {
        var found = new List<MountPoint>();
        var prefix = directory + "/";
        foreach (var line in File.ReadLines("/proc/thread-self/mountinfo", Encoding.UTF8))
        {
            var mount = Parse(line);
            if (string.Equals(mount.Path, directory, StringComparison.Ordinal)
                || mount.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(mount);
            }
        }

        return found;
    }

    /// <summary>Reads <c>36 35 98:0 /root /mount/point options …</c>.</summary>
    internal static MountPoint Parse(string line)
    {
        var fields = line.Split(' ', 6);
        return new MountPoint(long.Parse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture), Decode(fields[4]));
    }

    /// <summary>The kernel writes space, tab, newline and backslash as three octal digits.</summary>
    private static string Decode(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 3 < field.Length && IsOctal(field.AsSpan(i + 1, 3)))
            {
                text.Append((char)(((field[i + 1] - '0') << 6) | ((field[i + 2] - '0') << 3) | (field[i + 3] - '0')));
                i += 3;
            }
            else
            {
                text.Append(field[i]);
            }
        }

        return text.ToString();
    }

    private static bool IsOctal(ReadOnlySpan<char> digits) => !digits.ContainsAnyExceptInRange('0', '7');
}
