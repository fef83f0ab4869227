using System.Formats.Tar;
using System.IO.Compression;

namespace Obs.Hooks.Engine.Tests.Tools;

/// <summary>A compressed archive.</summary>
internal static class TarFile
{
    /// <summary>Its entries: name, mode in binary, target of a link.</summary>
    public static List<string> Entries(string image)
    {
        using var file = File.OpenRead(image);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var entries = new List<string>();
        while (tar.GetNextEntry() is { } entry)
        {
            entries.Add($"{entry.Name} {Convert.ToString((int)entry.Mode, 2)} {entry.LinkName}");
        }

        return entries;
    }
}
