using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>Makes a binary package for dpkg (deb(5)): an ar archive of two compressed tar archives.</summary>
internal static class DebPackage
{
    public static byte[] Build(string name, ImmutableArray<RootFile> files)
    {
        using var package = new MemoryStream();
        package.Write("!<arch>\n"u8);
        Member(package, "debian-binary", "2.0\n"u8.ToArray());
        Member(package, "control.tar.gz", Control(name));
        Member(package, "data.tar.gz", Data(files));
        return package.ToArray();
    }

    private static byte[] Control(string name)
    {
        var text = $"""
            Package: {name}
            Version: {RootPackage.Version}
            Architecture: all
            Maintainer: Obs.Hooks <root@localhost>
            Description: files that hooks of this build put into its root

            """;
        return Compressed(tar =>
        {
            tar.Directory("./");
            tar.File("./control", 0x1A4, Encoding.ASCII.GetBytes(text));
        });
    }

    /// <summary>With the directories: dpkg makes none itself, and leaves those alone that exist or are links to one.</summary>
    private static byte[] Data(ImmutableArray<RootFile> files) => Compressed(tar =>
    {
        var directories = new SortedSet<string>(StringComparer.Ordinal) { "./" };
        foreach (var file in files)
        {
            for (var end = file.Path.LastIndexOf('/'); end > 0; end = file.Path.LastIndexOf('/', end - 1))
            {
                directories.Add($".{file.Path[..end]}/");
            }
        }

        foreach (var directory in directories)
        {
            tar.Directory(directory);
        }

        foreach (var file in files)
        {
            tar.File($".{file.Path}", file.Mode, File.ReadAllBytes(file.Content));
        }
    });

    private static byte[] Compressed(Action<TarWriter> write)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.NoCompression))
        {
            var tar = new TarWriter(gzip);
            write(tar);
            tar.End();
        }

        return memory.ToArray();
    }

    private static void Member(MemoryStream package, string name, byte[] content)
    {
        var header = string.Create(
            CultureInfo.InvariantCulture, $"{name,-16}{RootPackage.ModificationTime,-12}{0,-6}{0,-6}{100644,-8}{content.Length,-10}`\n");
        package.Write(Encoding.ASCII.GetBytes(header));
        package.Write(content);
        if (content.Length % 2 != 0)
        {
            package.WriteByte((byte)'\n');
        }
    }
}
