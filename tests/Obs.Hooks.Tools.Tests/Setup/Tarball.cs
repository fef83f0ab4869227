using System.Formats.Tar;

namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>Writes tar archives that no tar(1) would make.</summary>
internal sealed class Tarball
{
    private readonly List<PaxTarEntry> _entries = [];

    public Tarball Directory(string name) => Add(new PaxTarEntry(TarEntryType.Directory, name) { Mode = (UnixFileMode)0x1ED });

    public Tarball File(string name, string content, UnixFileMode mode = (UnixFileMode)0x1ED) => Add(
        new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = mode, DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) });

    public Tarball Link(string name, string target) => Add(new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target });

    public Tarball HardLink(string name, string target) => Add(new PaxTarEntry(TarEntryType.HardLink, name) { LinkName = target });

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var entry in _entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    public string WriteTo(string path)
    {
        System.IO.File.WriteAllBytes(path, ToBytes());
        return path;
    }

    private Tarball Add(PaxTarEntry entry)
    {
        _entries.Add(entry);
        return this;
    }
}
