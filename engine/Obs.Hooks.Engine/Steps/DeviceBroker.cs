using System.Globalization;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// Does for a build step's sandbox what only the host can, and no more than that: loop devices on files of the step, partitions and
/// file systems of these devices, and nodes of harmless devices. Its other end is hostile; <c>devices.py</c> is the tools' side of it.
/// </summary>
internal sealed class DeviceBroker : IDisposable
{
    public const string SocketName = "devices";

    private const int Patience = 5; // seconds: whoever connects and says nothing

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>For a request that the kernel works on: it may write a file system's log, or read one.</summary>
    private static readonly TimeSpan s_lastRequest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_lastClient = TimeSpan.FromSeconds(Patience + 1);

    private static readonly string[] s_fileSystems = ["ext2", "ext3", "ext4", "xfs", "btrfs", "vfat"];

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
    private readonly ulong _fileSystem;
    private readonly LoopDevices _loops;
    private readonly bool _loopMounts;
    private readonly SandboxUser _user;
    private readonly SafeFileHandle _users;
    private readonly Thread _thread;

    /// <summary>Held while something is done to the devices.</summary>
    private readonly Lock _gate = new();

    private volatile bool _over;

    /// <param name="socketDirectory">Where the socket is to be.</param>
    /// <param name="scratch">Path of the step's directory, in whose file system files may have loop devices.</param>
    /// <param name="loopMounts">Whether there are loop devices.</param>
    /// <param name="user">Whom the sandbox belongs to.</param>
    /// <param name="devices">The sandbox's <c>/dev</c>.</param>
    /// <param name="users">The sandbox's user namespace.</param>
    /// <param name="journal">The job's.</param>
    public DeviceBroker(
        DirectoryHandle socketDirectory, string scratch, bool loopMounts, SandboxUser user, DirectoryHandle devices, SafeFileHandle users, JobJournal journal)
    {
        using var directory = DirectoryHandle.Open(scratch);
        _fileSystem = FileStatus.Of(directory.Handle).Device;
        _loopMounts = loopMounts;
        _user = user;
        _users = users;
        _loops = new LoopDevices(user.Id, devices, journal);

        // By descriptor: a socket's path has at most 108 bytes.
        _listener.Bind(new UnixDomainSocketEndPoint($"{socketDirectory.DescriptorPath}/{SocketName}"));
        if (Libc.ChangeOwnerAt(socketDirectory.Handle, SocketName, user.Id, user.Id, Libc.SymlinkNoFollow) != 0)
        {
            throw NativeException.Last($"cannot hand over {socketDirectory.Path}/{SocketName}");
        }

        _listener.Listen();
        _thread = new Thread(Serve) { IsBackground = true, Name = "devices" };
        _thread.Start();
    }

    public void Dispose()
    {
        _over = true;
        _listener.Shutdown(SocketShutdown.Both); // ends accept
        if (_thread.Join(s_lastClient))
        {
            _listener.Dispose();
        }

        // Else it may be closing what it was sent, and a socket that lingers can hold it up as long as its owner likes.
        if (_gate.TryEnter(s_lastRequest))
        {
            try
            {
                _loops.Dispose();
            }
            finally
            {
                _gate.Exit();
            }
        }

        // Else the kernel has still not done what the last request asked for: its devices are left to the journal.
    }

    private void Serve()
    {
        DeviceNodes.KeepCapabilities();
        while (!_over && Libc.Accept(_listener.SafeHandle, Patience, out var client))
        {
            using (client)
            {
                if (client is not null)
                {
                    Answer(client);
                }
                else
                {
                    Thread.Sleep(s_pause);
                }
            }
        }
    }

    private void Answer(SafeFileHandle client)
    {
        string text;
        SafeFileHandle? mount = null;
        try
        {
            var words = DeviceMessage.Receive(client, out var file);
            using (file)
            {
                lock (_gate)
                {
                    text = _over ? "error the build is over" : Do(words, file, out mount);
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the other end found out about us: it has an answer, and the engine goes on.
            text = "error " + e.Message;
        }

        using (mount)
        {
            DeviceMessage.Send(client, text, mount);
        }
    }

    private string Do(string[] words, SafeFileHandle? file, out SafeFileHandle? mount)
    {
        mount = null;
        return words switch
        {
            ["attach", "ro" or "rw", var size] when file is not null => "ok " + Attach(file, words[1] == "ro", size),
            ["partition", var disk, var number, var start, var length] => "ok " + Partition(disk, number, start, length),
            ["detach", var name] => "ok " + Detach(name),
            ["mount", var name, var type, .. var options] => "ok " + Mount(name, type, options, out mount),
            ["node", var name, var major, var minor] when file is not null => "ok " + MakeNode(file, name, major, minor),
            _ => "error unknown request",
        };
    }

    private string Attach(SafeFileHandle file, bool readOnly, string blockSize)
    {
        CheckLoops();
        var status = FileStatus.Of(file);
        if (!status.IsRegularFile || !IsInside(status.Owner))
        {
            throw new IOException("only regular files of the build can have a loop device");
        }

        // What is written through a device is the host's account: into a file in memory that would be the host's memory.
        if (status.Device != _fileSystem)
        {
            throw new IOException("only files in /out and /var/tmp can have a loop device");
        }

        return _loops.Attach(file, readOnly, blockSize);
    }

    private string Partition(string disk, string number, string start, string length)
    {
        CheckLoops();
        return _loops.Partition(disk, number, start, length);
    }

    /// <summary>Only promised: see <see cref="LoopDevices"/>.</summary>
    private string Detach(string name)
    {
        _loops.Flush(name);
        return name;
    }

    private string Mount(string name, string type, string[] options, out SafeFileHandle mount)
    {
        CheckLoops();
        var device = _loops.PathOf(name);
        if (Array.IndexOf(s_fileSystems, type) < 0)
        {
            throw new IOException($"{type} is not mounted for builds; {string.Join(", ", s_fileSystems)} are");
        }

        var own = options.Where(static o => o != "ro").ToList();
        if (own.Find(static o => !IsOption(o)) is { } strange)
        {
            throw new IOException($"the option {strange} is not for builds; ro, noatime, subvol= and subvolid= are");
        }

        own.Remove("noatime");
        if (type.StartsWith("ext", StringComparison.Ordinal))
        {
            // Which mounts the others, too, but only by its own name with mapped users.
            type = "ext4";

            // Its superblock can say that the kernel is to panic.
            own.Add("errors=remount-ro");
        }

        mount = Libc.MountDevice(type, device, own, options.Contains("ro"), _users);
        return name;
    }

    private string MakeNode(SafeFileHandle directory, string name, string major, string minor)
    {
        var status = FileStatus.Of(directory);
        if (!status.IsDirectory || !IsInside(status.Owner) || name.Contains('/', StringComparison.Ordinal))
        {
            throw new IOException("nodes are made in directories of the build only");
        }

        if (!uint.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var type)
            || !uint.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            || !DeviceNodes.MayBeMade(type, which))
        {
            throw new IOException($"a build must not have the device {major}:{minor}");
        }

        const uint everybody = 0x1B6;
        DeviceNodes.Make(directory, name, Libc.CharacterDevice | everybody, Libc.Device(type, which), _user.Id);
        return name;
    }

    private void CheckLoops()
    {
        if (!_loopMounts)
        {
            throw new IOException("this build has no loop devices; the host's allowLoopMounts in engine.json allows them");
        }
    }

    private bool IsInside(uint owner) => owner == _user.Id || owner - _user.FirstSubordinate < SandboxUser.SubordinateCount;

    private static bool IsOption(string option) =>
        option == "noatime"
        || ((option.StartsWith("subvol=", StringComparison.Ordinal) || option.StartsWith("subvolid=", StringComparison.Ordinal))
            && option.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@/_.=-") < 0);
}
