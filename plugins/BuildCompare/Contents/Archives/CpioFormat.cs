using Obs.Hooks.Plugins.BuildCompare.Payloads;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>cpio archives, initrds for example.</summary>
internal sealed class CpioFormat : IArchiveFormat
{
    private const uint TypeMask = 0xf000;
    private const uint Directory = 0x4000;

    public bool Handles(string path, ReadOnlySpan<byte> content) => CpioArchive.Starts(content);

    public IReadOnlyList<KeyValuePair<string, byte[]>> Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        return ArchiveFiles.Sorted(CpioArchive.Read(stream)
            .Where(static e => (e.Mode & TypeMask) != Directory)
            .Select(e => KeyValuePair.Create(e.Name, content.AsSpan((int)e.Offset, (int)e.Length).ToArray())));
    }
}
