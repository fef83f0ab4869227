using System.IO.Compression;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>zip archives: jar, war, egg and the like.</summary>
/// <param name="limit">Bytes all files together may have when unpacked.</param>
internal sealed class ZipFormat(long limit) : IArchiveFormat
{
    public bool Handles(string path, ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    public IReadOnlyList<KeyValuePair<string, byte[]>> Read(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var files = new List<KeyValuePair<string, byte[]>>();
            var left = limit;
            foreach (var entry in archive.Entries.Where(static e => !e.FullName.EndsWith('/')))
            {
                // What an entry says of its length is the archive's word only.
                using var stream = entry.Open();
                var bytes = BoundedReader.ReadAll(stream, left);
                left -= bytes.Length;
                files.Add(new(entry.FullName, bytes));
            }

            return ArchiveFiles.Sorted(files);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new PackageFormatException($"a broken zip archive: {e.Message}");
        }
    }
}
