using System.Formats.Tar;
using System.Text;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>tar archives. A link counts by its target.</summary>
internal sealed class TarFormat : IArchiveFormat
{
    private const int MagicOffset = 257;

    public bool Handles(string path, ReadOnlySpan<byte> content) =>
        content.Length > MagicOffset + 5 && content[MagicOffset..].StartsWith("ustar"u8);

    public IReadOnlyList<KeyValuePair<string, byte[]>> Read(byte[] content)
    {
        try
        {
            using var reader = new TarReader(new MemoryStream(content, writable: false));
            var files = new List<KeyValuePair<string, byte[]>>();
            while (reader.GetNextEntry(copyData: true) is { } entry)
            {
                if (entry.EntryType != TarEntryType.Directory)
                {
                    files.Add(new(entry.Name, Content(entry)));
                }
            }

            return ArchiveFiles.Sorted(files);
        }
        catch (Exception e) when (TarErrors.Contains(e))
        {
            throw new PackageFormatException($"a broken tar archive: {e.Message}");
        }
    }

    private static byte[] Content(TarEntry entry)
    {
        if (entry.DataStream is not { } data)
        {
            return Encoding.UTF8.GetBytes(entry.LinkName);
        }

        using var copy = new MemoryStream();
        data.CopyTo(copy);
        return copy.ToArray();
    }
}
