using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// The directory from which a build step's sandbox is mounted: in memory, in a mount namespace of the engine's that ends with the
/// sandbox. Nothing of it is seen by the host, and a killed engine leaves none of it.
/// </summary>
internal sealed class SandboxStage : IDisposable
{
    private const uint Everybody = 0x1B6;

    private static readonly string[] s_places = ["/mnt", "/media", "/srv", "/opt", "/home"];

    private static readonly (string Name, string Target)[] s_links =
    [
        ("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0"), ("stdout", "/proc/self/fd/1"), ("stderr", "/proc/self/fd/2"), ("ptmx", "pts/ptmx"),
    ];

    private readonly SandboxedBuild _run;
    private readonly ImmutableArray<RegisterBinfmt> _interpreters;
    private readonly SandboxUser _user;
    private DirectoryHandle? _devices;

    public SandboxStage(SandboxedBuild run, ImmutableArray<RegisterBinfmt> interpreters, SandboxUser user)
    {
        _interpreters = interpreters;
        _run = run;
        _user = user;
        Path = Array.Find(s_places, static p => Directory.Exists(p) && !SandboxRoot.IsNeeded(p)) ?? throw new IOException("there is no /mnt to mount on");
    }

    public string Path { get; }

    /// <summary>The sandbox's <c>/dev</c>.</summary>
    public DirectoryHandle Devices => _devices ?? throw new InvalidOperationException("not built yet");

    /// <summary>What bubblewrap is to bind below <c>/mnt</c> and elsewhere, in paths relative to <see cref="Path"/>.</summary>
    public IEnumerable<string> BindArguments()
    {
        foreach (var input in _run.Inputs)
        {
            yield return "--ro-bind";
            yield return $"in/{input.Name}";
            yield return $"/mnt/{input.Name}";
        }

        yield return "--ro-bind";
        yield return "engine";
        yield return "/run/obs-hooks";
    }

    /// <summary>Puts it together, in the calling thread's mount namespace, as root.</summary>
    /// <param name="tools">The tools root's tree.</param>
    /// <param name="scratch">The step's directory.</param>
    /// <param name="socketDirectory">Where the engine listens.</param>
    /// <param name="users">The sandbox's user namespace.</param>
    /// <exception cref="IOException">The kernel refuses, or an input does not exist.</exception>
    public void Build(string tools, string scratch, string socketDirectory, SafeFileHandle users)
    {
        // Copied first: what is mounted below could hide it.
        using var toolsTree = Libc.CloneForUsers(tools, users, readOnly: true);
        using var scratchTree = Libc.CloneWithDevices(scratch);
        using var socketTree = Libc.CloneReadOnly(socketDirectory);
        var inputs = _run.Inputs.Select(i => (i.Name, Mount: Libc.CloneForUsers(i.Path, users, readOnly: true))).ToImmutableArray();

        MountTmpfs(Path, Libc.MountNoSetUserId | Libc.MountNoDevices, "mode=0755,size=16m,nr_inodes=16k");
        foreach (var name in (ReadOnlySpan<string>)["tools", "scratch", "root", "dev", "engine", "in", "binfmt"])
        {
            Directory.CreateDirectory($"{Path}/{name}");
        }

        Libc.Attach(toolsTree, $"{Path}/tools");
        Libc.Attach(scratchTree, $"{Path}/scratch");
        Libc.Attach(socketTree, $"{Path}/engine");
        foreach (var (name, mount) in inputs)
        {
            var target = $"{Path}/in/{name}";
            var isDirectory = FileStatus.Of(mount).IsDirectory;
            Directory.CreateDirectory(isDirectory ? target : System.IO.Path.GetDirectoryName(target)!);
            if (!isDirectory)
            {
                File.WriteAllBytes(target, []);
            }

            Libc.Attach(mount, target);
            mount.Dispose();
        }

        BuildInterpreters();
        BuildDevices();
    }

    public void Dispose() => _devices?.Dispose();

    /// <summary>A tmpfs that is the host's, so that its nodes are devices; its directory is the sandbox's, which cannot make nodes.</summary>
    private void BuildDevices()
    {
        MountTmpfs($"{Path}/dev", Libc.MountNoSetUserId, "mode=0755,size=1m,nr_inodes=4k");
        _devices = DirectoryHandle.Open($"{Path}/dev");
        foreach (var (name, major, minor) in DeviceNodes.Harmless)
        {
            DeviceNodes.Make(_devices.Handle, name, Libc.CharacterDevice | Everybody, Libc.Device(major, minor), _user.Id);
            if (Libc.ChangeModeAt(_devices.Handle, name, Everybody, 0) != 0)
            {
                throw NativeException.Last($"cannot open the device {name} to all");
            }
        }

        foreach (var (name, target) in s_links)
        {
            File.CreateSymbolicLink($"{Path}/dev/{name}", target);
        }

        foreach (var name in (ReadOnlySpan<string>)["pts", "shm"])
        {
            Directory.CreateDirectory($"{Path}/dev/{name}");
            _ = Libc.ChangeOwnerAt(_devices.Handle, name, _user.Id, _user.Id, Libc.SymlinkNoFollow);
        }

        if (Libc.ChangeOwner(_devices.Handle, _user.Id, _user.Id) != 0)
        {
            throw NativeException.Last("cannot hand over /dev");
        }
    }

    /// <summary>With the flag F the kernel opens the emulator at once, so nobody in the sandbox or its chroots needs to see it.</summary>
    private void BuildInterpreters()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < _interpreters.Length; i++)
        {
            var target = FormattableString.Invariant($"{Path}/interpreter-{i}");
            File.WriteAllBytes(target, []);
            using var program = Libc.CloneReadOnly(_interpreters[i].Interpreter);
            Libc.Attach(program, target);
            var own = _interpreters[i] with { Interpreter = target, Flags = _interpreters[i].Flags.Replace("F", "", StringComparison.Ordinal) + "F" };
            lines.Append(BinfmtLine.Of(own.Name, own)).Append('\n');
        }

        File.WriteAllText($"{Path}/interpreters", lines.ToString());
    }

    private static void MountTmpfs(string target, ulong flags, string options)
    {
        if (Libc.Mount("tmpfs", target, "tmpfs", flags, options) != 0)
        {
            throw NativeException.Last($"cannot mount {target}");
        }
    }
}
