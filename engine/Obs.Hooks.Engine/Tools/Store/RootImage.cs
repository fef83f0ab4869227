using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Reporting;
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

    private const string TemporaryName = "image.tar.gz.new";

    private const string LockName = "image.lock";

    /// <summary>What a machine mounts or makes itself, or an engine needs: empty in the image.</summary>
    private static readonly string[] s_empty = ["dev", "mnt", "proc", "run", "sys", "tmp", "var/cache/obs-hooks"];

    /// <summary>Where the image of a root is, or will be.</summary>
    public static string PathOf(IToolsRoot root) => $"{Path.GetDirectoryName(root.Directory)}/{Name}";

    /// <summary>Makes the image unless it is there; one engine makes it, the others wait.</summary>
    /// <param name="root">A root that stays meanwhile: leased.</param>
    /// <param name="limit">How long it may take; another engine that makes it may have been stopped.</param>
    /// <param name="say">Told what takes its time.</param>
    /// <param name="cancellationToken">Ends making it and waiting for it.</param>
    /// <exception cref="EngineException">It is not there in time, or cannot be written: as with the root itself, the host's fault.</exception>
    public static void Ensure(IToolsRoot root, TimeSpan limit, Action<string> say, CancellationToken cancellationToken)
    {
        using var source = new CancellationTokenSource(limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(source.Token, cancellationToken);
        try
        {
            Ensure(root, say, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsTimedOut, $"{PathOf(root)} was not ready within {Durations.Limit(limit)} (toolsTimeout in engine.json)", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"{PathOf(root)} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>What there is of an image in the directory of a root; null: nothing.</summary>
    public static StoredImage? Find(string directory)
    {
        FileInfo[] files = [new($"{directory}/{Name}"), new($"{directory}/{TemporaryName}")];
        FileInfo[] there = [.. files.Where(static f => f.Exists)];
        return there.Length == 0
            ? null
            : new StoredImage(there.Sum(static f => f.Length), there.Max(static f => new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero)));
    }

    /// <summary>Removes what an engine that was killed while it made the image left.</summary>
    public static void RemoveDead(DirectoryHandle directory)
    {
        if (directory.StatIfExists(TemporaryName) is not null)
        {
            using var dead = FileLock.TryTake(directory, LockName, Libc.LockExclusive);
            if (dead is not null)
            {
                directory.RemoveFile(TemporaryName);
            }
        }
    }

    private static void Ensure(IToolsRoot root, Action<string> say, CancellationToken cancellationToken)
    {
        using var directory = DirectoryHandle.Open(Path.GetDirectoryName(root.Directory)!);
        if (directory.StatIfExists(Name) is null)
        {
            MakeOnce(root, directory, say, cancellationToken);
        }
        else
        {
            File.SetLastWriteTimeUtc($"{directory.Path}/{Name}", TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }

    private static void MakeOnce(IToolsRoot root, DirectoryHandle directory, Action<string> say, CancellationToken cancellationToken)
    {
        // Not FileShare: the engine runs with System.IO.DisableFileLocking, where that locks nothing.
        using var making = FileLocks.Take(
            directory,
            LockName,
            Libc.LockExclusive,
            () => say("waiting for another job that makes the image of the tools root"),
            cancellationToken);
        if (directory.StatIfExists(Name) is null)
        {
            say("making the image of the tools root, once for all jobs");
            Make(root, directory, cancellationToken);
        }
    }

    private static void Make(IToolsRoot root, DirectoryHandle directory, CancellationToken cancellationToken)
    {
        // What a killed engine left. Removed, not truncated: who still has it open keeps what it was.
        directory.RemoveFile(TemporaryName);
        try
        {
            using (var file = new FileStream(
                directory.OpenFile(TemporaryName, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, 0x1A4), FileAccess.Write))
            {
                using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                {
                    Write(root, gzip, cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            directory.Rename(TemporaryName, directory, Name, 0);
        }
        finally
        {
            directory.RemoveFile(TemporaryName); // unless it has its name by now
        }
    }

    /// <summary>Writes the archive.</summary>
    private static void Write(IToolsRoot root, Stream stream, CancellationToken cancellationToken)
    {
        using var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var entry in TreeWalk.Entries(root.Directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
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
