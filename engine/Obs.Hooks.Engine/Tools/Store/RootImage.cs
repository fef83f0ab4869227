using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Obs.Hooks.Engine.Tools.Packages;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>
/// A root as an archive that obs-build unpacks as preinstall image. It lies beside the tree, is made when the first job wants it, and
/// goes with the tree.
/// </summary>
internal static class RootImage
{
    /// <summary>build of 2021 reads nothing but gzip.</summary>
    private const string Name = "image.tar.gz";

    /// <summary>What a machine mounts or makes itself, or an engine needs: empty in the image.</summary>
    private static readonly string[] s_empty = ["dev", "mnt", "proc", "run", "sys", "tmp", "var/cache/obs-hooks"];

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Where the image of a root is, or will be.</summary>
    public static string PathOf(IToolsRoot root) => $"{Path.GetDirectoryName(root.Directory)}/{Name}";

    /// <summary>Makes the image unless it is there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Ensure(IToolsRoot root)
    {
        var path = PathOf(root);
        while (!File.Exists(path))
        {
            try
            {
                Make(root, path);
            }
            catch (IOException e) when (e.HResult == Busy)
            {
                // Another engine is at it. Its lock ends with it, so does this waiting.
                Thread.Sleep(s_pause);
            }
        }
    }

    /// <summary>EWOULDBLOCK of flock(2), which <see cref="FileShare.None"/> is.</summary>
    private const int Busy = 11;

    private static void Make(IToolsRoot root, string path)
    {
        var temporary = path + ".new";
        using var file = new FileStream(temporary, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (File.Exists(path))
        {
            return; // made while this one was being opened: the file may be that very image
        }

        file.SetLength(0);
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            Write(root, gzip);
        }

        file.Flush(flushToDisk: true);
        File.Move(temporary, path);
    }

    /// <summary>Writes the archive.</summary>
    internal static void Write(IToolsRoot root, Stream stream)
    {
        using var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var entry in TreeWalk.Entries(root.Directory))
        {
            var name = Path.GetRelativePath(root.Directory, entry.FullName);
            if (!Array.Exists(s_empty, e => name.StartsWith(e, StringComparison.Ordinal) && name.Length > e.Length && name[e.Length] == '/'))
            {
                tar.WriteEntry(entry.FullName, name);
            }
        }

        // What init_buildsystem has to find for each package that it is to take from an image: header's MD5, name, and build time.
        const string list = ".preinstall_image";
        tar.WriteEntry(new GnuTarEntry(TarEntryType.Directory, list) { Mode = (UnixFileMode)0x1ED });
        foreach (var package in root.Packages)
        {
            tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, $"{list}/{package.Name}")
            {
                Mode = (UnixFileMode)0x1A4,
                DataStream = new MemoryStream(Encoding.ASCII.GetBytes($"{package.Digest[..32]} {package.Name}-{package.Version} 0\n")),
            });
        }
    }
}
