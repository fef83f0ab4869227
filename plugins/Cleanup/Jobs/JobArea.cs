using System.Text;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Jobs;

/// <summary>
/// The directory below which everything belongs to the job, held open: names are looked up from here, never from the
/// host's root.
/// </summary>
internal sealed class JobArea : IDisposable
{
    // A job cannot own these; a caller that says so is broken, and a clean-up there would take the host down.
    private static readonly string[] _systemDirectories =
    [
        "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/proc", "/root",
        "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/var", "/var/cache", "/var/lib", "/var/tmp",
    ];

    private readonly Descriptor _directory;
    private readonly byte[] _path;
    private readonly List<byte[]> _engineMounts;

    private JobArea(Descriptor directory, byte[] path, FileStatus root, List<byte[]> engineMounts)
    {
        _directory = directory;
        _path = path;
        _engineMounts = engineMounts;
        Root = root;
    }

    /// <summary>The real path, without symbolic links, in bytes.</summary>
    public ReadOnlySpan<byte> Path => _path;

    /// <summary>The open directory (O_PATH).</summary>
    public int Directory => _directory.Number;

    /// <summary>Identity of the build root (of the area when there is no root directory).</summary>
    public FileStatus Root { get; }

    /// <summary>Opens the area of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="engineMounts">Directories the engine mounted for hooks; it takes them away itself.</param>
    /// <param name="problem">Why there is nothing to clean up, when null is returned.</param>
    public static JobArea? Open(BuildJob job, IEnumerable<string> engineMounts, out string problem)
    {
        var name = job.AreaDirectory.Length > 0 ? job.AreaDirectory : job.BuildRoot;
        problem = "the job has no build root";
        if (!name.StartsWith('/'))
        {
            return null;
        }

        var directory = Open(name);
        if (!directory.IsOpen)
        {
            problem = $"the build root {Reporting.Printable.Text(name)} does not exist";
            return null;
        }

        Span<byte> path = stackalloc byte[4096];
        var length = Libc.ReadLink(
            Libc.CurrentDirectory, new PathBuilder(stackalloc byte[64]).Append("/proc/self/fd/"u8).Append(directory.Number).Path, path);
        if (length <= 0 || length == path.Length || Array.IndexOf(_systemDirectories, Encoding.UTF8.GetString(path[..length])) >= 0)
        {
            directory.Dispose();
            problem = $"{Reporting.Printable.Text(name)} is no directory of a job";
            return null;
        }

        using var rootDirectory = Open(job.BuildRoot);
        _ = Libc.Stat(rootDirectory.IsOpen ? rootDirectory : directory, out var root);
        var mounts = new List<byte[]>();
        foreach (var mount in engineMounts)
        {
            mounts.Add(Encoding.UTF8.GetBytes(mount));
        }

        return new JobArea(directory, path[..length].ToArray(), root, mounts);
    }

    /// <summary>Whether a path the kernel reports is the area's directory or something in it.</summary>
    public bool Contains(ReadOnlySpan<byte> path) => Bytes.IsAtOrBelow(path, _path);

    /// <summary>
    /// Whether holding this file open says something about a process: the worker's server and everybody who follows the
    /// log have <c>.build.log</c> open, and such files of obs-build (dot files at the top) are never mounted or removed.
    /// </summary>
    public bool ContainsFileOfBuild(ReadOnlySpan<byte> path)
    {
        if (!Contains(path))
        {
            return false;
        }

        var name = path.Length > _path.Length ? path[(_path.Length + 1)..] : [];
        return !(name.StartsWith("."u8) && !name.Contains((byte)'/'));
    }

    /// <summary>Whether a mount point lies strictly below the area and is not one of the engine's own.</summary>
    public bool OwnsMountPoint(ReadOnlySpan<byte> mountPoint)
    {
        if (!Bytes.IsBelow(mountPoint, _path))
        {
            return false;
        }

        foreach (var mount in _engineMounts)
        {
            if (Bytes.IsAtOrBelow(mountPoint, mount))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The part of a path below the area, without the leading slash.</summary>
    public ReadOnlySpan<byte> Relative(ReadOnlySpan<byte> path) => path[(_path.Length + 1)..];

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static Descriptor Open(string path) => path.Length == 0
        ? new Descriptor(-1)
        : Libc.OpenAt(Libc.CurrentDirectory, Bytes.Terminated(Encoding.UTF8.GetBytes(path)), Libc.PathOnly | Libc.Directory);
}
