using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// The root directory of a sandbox: a file system in memory with nothing in it but read-only copies of mounts. Root puts it
/// together in a mount namespace of its own, since the sandbox's user may not be able to reach what is in it (an engine below
/// /root, say); bubblewrap then takes it as a whole.
/// </summary>
internal sealed class SandboxRoot : ISandboxRoot
{
    /// <summary>Where it is in the private namespace: a directory every system has, on the way to nothing we need.</summary>
    private static readonly string[] Places = ["/mnt", "/media", "/srv", "/opt", "/home"];

    private static readonly string[] LibraryDirectories = ["lib", "lib64", "lib32", "libx32"];

    private static readonly string[] EmptyDirectories = ["dev", "proc", "work"];

    private readonly List<AttachedTree> _trees = [];
    private readonly List<(string Target, string Content)> _links = [];
    private readonly SandboxStart _start;

    /// <summary>Copies the mounts, while the caller still sees them.</summary>
    /// <param name="start">Says what is to be in it.</param>
    /// <exception cref="IOException">One of its trees does not exist.</exception>
    public SandboxRoot(SandboxStart start)
    {
        _start = start;
        var (trees, withPrograms) = (start.Trees, start.WithPrograms);
        Place = Array.Find(Places, static p => Directory.Exists(p) && !IsNeeded(p))
            ?? throw SandboxException.Unfit($"none of {string.Join(", ", Places)} exists", "mkdir /mnt");
        if (withPrograms)
        {
            Add("/usr", "usr");
        }

        foreach (var name in LibraryDirectories)
        {
            AddSystemDirectory(name, withPrograms);
        }

        if (withPrograms)
        {
            AddSystemDirectory("bin", withPrograms);
            AddSystemDirectory("sbin", withPrograms);
        }

        foreach (var tree in trees)
        {
            Add(tree.Source, tree.Target);
        }
    }

    public string Place { get; }

    public IEnumerable<string> Arguments =>
    [
        "--hostname", "sandbox",
        .. _start.WithPrograms ? [] : (string[])["--as-pid-1"], // alone: there is no other process whose memory it could write
        "--ro-bind", Place, "/", "--proc", "/proc", .. Hidden(),
        .. _start.WithPrograms ? (string[])["--dev", "/dev"] : [], // null and its like; shells and perl do not start without
        "--size", _start.Limits.FileBytes.ToString(CultureInfo.InvariantCulture), "--tmpfs", "/work", "--chdir", _start.Directory,
    ];

    public byte[] Filter => SeccompFilter.ForSandbox();

    public void Build(uint user)
    {
        Check(Libc.Mount("none", Place, "tmpfs", Libc.MountNoSetUserId | Libc.MountNoDevices, "mode=0755,size=1m"), Place);
        foreach (var name in EmptyDirectories.Concat(_start.EmptyDirectories))
        {
            Directory.CreateDirectory($"{Place}/{name}");
        }

        foreach (var (mount, target, isDirectory) in _trees)
        {
            var path = $"{Place}/{target}";
            Directory.CreateDirectory(isDirectory ? path : Path.GetDirectoryName(path)!);
            if (!isDirectory)
            {
                File.WriteAllBytes(path, []);
            }

            Libc.Attach(mount, path);
        }

        foreach (var (target, content) in _links)
        {
            File.CreateSymbolicLink($"{Place}/{target}", content);
        }
    }

    public void Dispose()
    {
        foreach (var tree in _trees)
        {
            tree.Mount.Dispose();
        }
    }

    private void Add(string source, string target)
    {
        var mount = Libc.CloneReadOnly(source);
        _trees.Add(new AttachedTree(mount, target, FileStatus.Of(mount).IsDirectory));
    }

    /// <summary>/lib is a directory here and a link into /usr there.</summary>
    private void AddSystemDirectory(string name, bool usrIsThere)
    {
        var info = new DirectoryInfo($"/{name}");
        if (info.LinkTarget is { } content)
        {
            _links.Add((name, content));
        }
        else if (info.Exists)
        {
            Add($"/{name}", name);
        }

        if (!usrIsThere && Directory.Exists($"/usr/{name}"))
        {
            Add($"/usr/{name}", $"usr/{name}");
        }
    }

    /// <summary>What a program has no business with: the kernel's knobs, and what tells about the host.</summary>
    private static List<string> Hidden()
    {
        List<string> words = [];
        foreach (var name in (ReadOnlySpan<string>)["sys", "fs", "irq", "bus", "tty", "acpi", "scsi", "driver", "sysvipc"])
        {
            if (Directory.Exists($"/proc/{name}"))
            {
                words.AddRange(["--perms", "0555", "--size", "4096", "--tmpfs", $"/proc/{name}", "--remount-ro", $"/proc/{name}"]);
            }
        }

        return words;
    }

    internal static bool IsNeeded(string place) =>
        AppContext.BaseDirectory.StartsWith(place + "/", StringComparison.Ordinal)
        || RuntimeEnvironment.GetRuntimeDirectory().StartsWith(place + "/", StringComparison.Ordinal);

    /// <summary>A class: lists of structs are compiled anew in every process.</summary>
    private sealed record AttachedTree(SafeFileHandle Mount, string Target, bool IsDirectory);

    private static void Check(int result, string path)
    {
        if (result != 0)
        {
            throw NativeException.Last($"cannot mount {path}");
        }
    }
}
