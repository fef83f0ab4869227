using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Mounts;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>Looks in /proc for what ties processes to the area. Names and parents of processes prove nothing.</summary>
/// <param name="area">The job's area.</param>
internal sealed class ProcessScanner(JobArea area)
{
    private readonly ulong _ownMountNamespace = NamespaceLink.Inode("/proc/thread-self/ns/mnt"u8);
    private Dictionary<ulong, bool>? _foreignNamespaces;

    /// <summary>All processes.</summary>
    public static List<int> Processes()
    {
        var pids = new List<int>();
        using var proc = Libc.OpenAt(Libc.CurrentDirectory, "/proc"u8, Libc.ReadOnly | Libc.Directory);
        var reader = new DirectoryReader(proc.Number, stackalloc byte[8192]);
        while (proc.IsOpen && reader.Next())
        {
            var pid = Bytes.Number(reader.Name);
            if (pid > 0)
            {
                pids.Add((int)pid);
            }
        }

        return pids;
    }

    /// <summary>Forgets what mount namespaces looked like: mounts have been removed since.</summary>
    public void ForgetNamespaces() => _foreignNamespaces = null;

    /// <summary>Looks at one process.</summary>
    /// <param name="pid">Its number.</param>
    /// <param name="wanted">What to look for: links cost a microsecond each, files and maps much more.</param>
    public Evidence Look(int pid, Evidence wanted)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var process = new PathBuilder(stackalloc byte[64]).Append("/proc/"u8).Append(pid);
        var program = Link(process.Append("/exe"u8).Path, buffer);
        if (program.IsEmpty)
        {
            return Evidence.None; // A thread of the kernel or a zombie: it has no files either.
        }

        var evidence = area.Contains(program) ? Evidence.Program : Evidence.None;
        if (area.Contains(Link(process.Append("/root"u8).Path, buffer)))
        {
            evidence |= Evidence.Root;
        }

        if ((wanted & Evidence.WorkingDirectory) != 0 && area.Contains(Link(process.Append("/cwd"u8).Path, buffer)))
        {
            evidence |= Evidence.WorkingDirectory;
        }

        var mountNamespace = NamespaceLink.Inode(process.Append("/ns/mnt"u8).Path);
        if (mountNamespace != _ownMountNamespace && mountNamespace != 0)
        {
            evidence |= LookInNamespace(process, mountNamespace, wanted);
        }

        if ((evidence & (Evidence.Certain | Evidence.WorkingDirectory)) != 0)
        {
            return evidence;
        }

        if ((wanted & Evidence.OpenFile) != 0 && HoldsFile(process.Append("/fd"u8).Path, buffer))
        {
            return evidence | Evidence.OpenFile;
        }

        return (wanted & Evidence.MappedFile) != 0 && MapsFile(process.Append("/maps"u8).Path)
            ? evidence | Evidence.MappedFile
            : evidence;
    }

    private static ReadOnlySpan<byte> Link(ReadOnlySpan<byte> path, Span<byte> buffer)
    {
        var length = Libc.ReadLink(Libc.CurrentDirectory, path, buffer);
        return length > 0 ? buffer[..length] : [];
    }

    private Evidence LookInNamespace(PathBuilder process, ulong mountNamespace, Evidence wanted)
    {
        // A container made the build root its "/" by pivot_root: its path says nothing then, its inode does.
        if (Libc.Stat(Libc.CurrentDirectory, process.Append("/root"u8).Path, 0, out var root) && root.SameFile(area.Root))
        {
            return Evidence.Root;
        }

        if ((wanted & Evidence.MountNamespace) == 0)
        {
            return Evidence.None;
        }

        _foreignNamespaces ??= [];
        if (!_foreignNamespaces.TryGetValue(mountNamespace, out var shows))
        {
            shows = MountTable.Read(process.Append("/mountinfo"u8).Path).Exists(mount => area.OwnsMountPoint(mount.MountPoint));
            _foreignNamespaces.Add(mountNamespace, shows);
        }

        return shows ? Evidence.MountNamespace : Evidence.None;
    }

    private bool HoldsFile(ReadOnlySpan<byte> path, Span<byte> buffer)
    {
        using var directory = Libc.OpenAt(Libc.CurrentDirectory, path, Libc.ReadOnly | Libc.Directory);
        var reader = new DirectoryReader(directory.Number, stackalloc byte[2048]);
        while (directory.IsOpen && reader.Next())
        {
            var length = Libc.ReadLink(directory.Number, reader.Name, buffer);
            if (length > 0 && area.ContainsFileOfBuild(buffer[..length]))
            {
                return true;
            }
        }

        return false;
    }

    private bool MapsFile(ReadOnlySpan<byte> path)
    {
        // The path is the last field of a line and the only one with a slash in it.
        var lines = (ReadOnlySpan<byte>)KernelFile.Read(path);
        while (!lines.IsEmpty)
        {
            var line = Bytes.Next(ref lines, (byte)'\n');
            var slash = line.IndexOf((byte)'/');
            if (slash >= 0 && area.ContainsFileOfBuild(line[slash..]))
            {
                return true;
            }
        }

        return false;
    }
}
