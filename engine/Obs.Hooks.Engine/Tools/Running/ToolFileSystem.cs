using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>
/// What a tool sees: the root, read-only, with the files of the run below <c>/mnt</c> and a <c>/tmp</c> in memory. Mounted in a
/// namespace that ends with the sandbox: nothing to journal, and nothing that a killed engine could leave.
/// </summary>
internal sealed class ToolFileSystem : ISandboxRoot
{
    private const string InputsName = "mnt";
    private const string TemporaryName = "tmp";
    private const uint DirectoryMode = 0x1ED;
    private const uint FileMode = 0x124;

    /// <summary>
    /// Where it is put together: a directory every system has. Not where the root is: the sandbox's user need not get there.
    /// </summary>
    private static readonly string[] s_places = ["/mnt", "/media", "/srv", "/opt", "/home"];

    private readonly string _stage;
    private readonly ToolRun _run;
    private readonly SafeFileHandle _tree;
    private readonly List<(string Name, SafeFileHandle Mount)> _files = [];
    private readonly bool _isHost;

    /// <summary>
    /// Copies the mounts while the paths still mean what the caller sees.
    /// </summary>
    /// <param name="tree">The root; <c>/</c> for the host's own programs.</param>
    /// <param name="run">Has the files.</param>
    /// <exception cref="IOException">Something does not exist.</exception>
    public ToolFileSystem(string tree, ToolRun run)
    {
        _stage = Array.Find(s_places, Directory.Exists) ?? throw new IOException("there is no /mnt to mount on");
        _run = run;
        _isHost = tree == "/";
        _tree = Libc.CloneReadOnly(_isHost ? "/usr" : tree);
        try
        {
            foreach (var input in run.Inputs)
            {
                Add(input, Libc.CloneReadOnly(input.Path));
            }

            foreach (var output in run.Outputs)
            {
                Add(output, Libc.CloneWritable(output.Path));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IEnumerable<string> Arguments =>
    [
        "--hostname", "tools", "--bind", _stage, "/", "--proc", "/proc", "--dev", "/dev",
        .. _run.Tree is null ? [] : TreeArguments(),
        "--chdir", _run.Process.Directory.Length > 0 ? _run.Process.Directory : "/tmp",
    ];

    public byte[] Filter => SeccompFilter.ForTools(mayChangeRoot: _run.Tree is not null);

    public void Build(uint user)
    {
        foreach (var output in _run.Outputs)
        {
            ToolOutputs.Give(output.Path, user);
        }

        if (_isHost)
        {
            HostProgramsRoot.Build(_stage, _tree);
        }
        else
        {
            Libc.Attach(_tree, _stage);
        }

        // What is in /tmp is the sandbox's memory (cgroup), so its size needs no other limit than that.
        MountTmpfs(InputsName, "mode=0755,size=1m,nr_inodes=16k");
        MountTmpfs(TemporaryName, string.Create(CultureInfo.InvariantCulture, $"mode=1777,size={_run.MemoryLimit}"));
        if (_run.Tree is { } tree)
        {
            Directory.CreateDirectory($"{_stage}{ToolTree.Path}");
            MountTmpfs(
                ToolTree.Path[1..],
                string.Create(CultureInfo.InvariantCulture, $"mode=0755,uid={user},gid={user},size={tree.SizeLimit}"));
        }

        using var inputs = DirectoryHandle.Open($"{_stage}/{InputsName}");
        foreach (var (name, mount) in _files)
        {
            Libc.Attach(mount, CreateTarget(inputs, name, FileStatus.Of(mount).IsDirectory));
        }
    }

    public void Dispose()
    {
        _tree.Dispose();
        foreach (var (_, mount) in _files)
        {
            mount.Dispose();
        }
    }

    /// <summary>What programs in the tree expect; made by bubblewrap before anything is in it.</summary>
    private static List<string> TreeArguments()
    {
        List<string> words = ["--proc", $"{ToolTree.Path}/proc", "--dir", $"{ToolTree.Path}/dev"];
        foreach (var device in (ReadOnlySpan<string>)["null", "zero", "full", "random", "urandom", "tty"])
        {
            words.AddRange(["--dev-bind", $"/dev/{device}", $"{ToolTree.Path}/dev/{device}"]);
        }

        foreach (var (name, target) in (ReadOnlySpan<(string, string)>)[("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")])
        {
            words.AddRange(["--symlink", $"/proc/self/fd{target}", $"{ToolTree.Path}/dev/{name}"]);
        }

        return words;
    }

    private void Add(ToolMount file, SafeFileHandle mount)
    {
        _files.Add((file.Name, mount));
        var status = FileStatus.Of(mount);
        if (!status.IsDirectory && !status.IsRegularFile)
        {
            throw new IOException($"{file.Path} is {status.Kind}; expected a file or directory");
        }
    }

    private void MountTmpfs(string name, string options)
    {
        var target = $"{_stage}/{name}";
        if (Libc.Mount("tmpfs", target, "tmpfs", Libc.MountNoSetUserId | Libc.MountNoDevices, options) != 0)
        {
            throw NativeException.Last($"cannot mount {target}");
        }
    }

    /// <summary>Below a fresh tmpfs, in which nothing is but what is made here.</summary>
    private static string CreateTarget(DirectoryHandle top, string name, bool isDirectory)
    {
        var path = $"{top.Path}/{name}";
        Directory.CreateDirectory(isDirectory ? path : Path.GetDirectoryName(path)!, (UnixFileMode)DirectoryMode);
        if (!isDirectory)
        {
            using var parent = DirectoryHandle.Open(Path.GetDirectoryName(path)!);
            parent.OpenFile(Path.GetFileName(path), OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, FileMode).Dispose();
        }

        return path;
    }
}
