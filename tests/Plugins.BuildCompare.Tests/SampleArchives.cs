using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>Small archives of each kind.</summary>
internal static class SampleArchives
{
    public static byte[] Cpio => CpioOf(("./usr/bin/a", "one"), ("./usr/bin/b", "two"));

    public static byte[] Tar => TarOf(DateTimeOffset.UnixEpoch, ("a", "one"), ("b", "two"));

    public static byte[] Zip => ZipOf("content of a jar"u8.ToArray());

    public static byte[] ZipOf(byte[] content, int year = 2024)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            var entry = archive.CreateEntry("META-INF/x");
            entry.LastWriteTime = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var file = entry.Open();
            file.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] GzipOf(byte[] content, byte time = 0)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        var bytes = stream.ToArray();
        bytes[4] = time; // MTIME, RFC 1952 section 2.3
        return bytes;
    }

    public static byte[] TarOf(DateTimeOffset time, params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar))
        {
            foreach (var (name, text) in files)
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    ModificationTime = time,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                });
            }
        }

        return stream.ToArray();
    }

    public static byte[] CpioOf(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var stream = new MemoryStream();
        var inode = 1;
        foreach (var (name, text) in files)
        {
            Append(stream, name, text, inode++, 0x81a4);
        }

        Append(stream, "TRAILER!!!", "", 0, 0);
        return stream.ToArray();
    }

    private static void Append(MemoryStream stream, string name, string text, int inode, int mode)
    {
        string[] fields = ["070701", Hex(inode), Hex(mode), Hex(0), Hex(0), Hex(1), Hex(0), Hex(text.Length), Hex(0), Hex(0), Hex(0), Hex(0), Hex(name.Length + 1), Hex(0)];
        stream.Write(Encoding.ASCII.GetBytes(string.Concat(fields) + name + "\0"));
        Pad(stream);
        stream.Write(Encoding.ASCII.GetBytes(text));
        Pad(stream);
    }

    private static void Pad(MemoryStream stream) => stream.Write(new byte[(4 - (stream.Length % 4)) % 4]);

    private static string Hex(int value) => value.ToString("x8", CultureInfo.InvariantCulture);
}
