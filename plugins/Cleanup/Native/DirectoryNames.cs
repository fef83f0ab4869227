namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Names in a directory of the kernel, read at once so that it may change while they are looked at.</summary>
internal static class DirectoryNames
{
    /// <summary>Lists a directory.</summary>
    /// <param name="path">Path, with a NUL behind its end.</param>
    /// <param name="prefix">What the names must start with.</param>
    /// <returns>Names; empty when there is no such directory.</returns>
    public static List<byte[]> List(ReadOnlySpan<byte> path, ReadOnlySpan<byte> prefix = default)
    {
        var names = new List<byte[]>();
        using var directory = Libc.OpenAt(Libc.CurrentDirectory, path, Libc.ReadOnly | Libc.Directory);
        if (!directory.IsOpen)
        {
            return names;
        }

        var reader = new DirectoryReader(directory.Number, stackalloc byte[8192]);
        while (reader.Next())
        {
            if (reader.Name.StartsWith(prefix))
            {
                names.Add(reader.Name.ToArray());
            }
        }

        return names;
    }
}
