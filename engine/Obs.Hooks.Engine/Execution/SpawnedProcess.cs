using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>
/// A child started by posix_spawn(3). System.Diagnostics.Process would do, at three times the start-up cost and with a
/// SIGCHLD handler in the way of children that are not its own.
/// </summary>
internal sealed unsafe class SpawnedProcess
{
    private readonly Lock _gate = new();
    private bool _reaped;

    private SpawnedProcess(int id) => Id = id;

    public int Id { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="start">What and how.</param>
    /// <exception cref="Win32Exception">It cannot be started; <see cref="Win32Exception.NativeErrorCode"/> is the errno.</exception>
    public static SpawnedProcess Start(SpawnRequest start)
    {
        var attributes = stackalloc byte[Libc.SpawnStructSize];
        var actions = stackalloc byte[Libc.SpawnStructSize];
        var signals = stackalloc byte[Libc.SpawnStructSize];
        Check(Libc.posix_spawnattr_init(attributes));
        Check(Libc.posix_spawn_file_actions_init(actions));
        try
        {
            // The runtime ignores SIGPIPE, and an ignored signal stays ignored across exec.
            Check(Libc.sigemptyset(signals));
            Check(Libc.posix_spawnattr_setsigmask(attributes, signals));
            Check(Libc.sigaddset(signals, Libc.SignalPipe));
            Check(Libc.posix_spawnattr_setsigdefault(attributes, signals));
            var session = start.NewSession ? Libc.SpawnSetSession : (short)0;
            Check(Libc.posix_spawnattr_setflags(attributes, (short)(Libc.SpawnSetSignalDefault | Libc.SpawnSetSignalMask | session)));
            if (start.CloseInherited)
            {
                CloseInherited(actions);
            }

            foreach (var (from, to) in start.Descriptors)
            {
                Check(Libc.posix_spawn_file_actions_adddup2(actions, from, to));
            }

            using var argv = new NativeStrings(start.Arguments);
            using var envp = new NativeStrings(start.Environment);
            using var paths = new NativeStrings([start.Program, start.Directory]);
            if (start.Directory.Length > 0)
            {
                Check(Libc.posix_spawn_file_actions_addchdir_np(actions, paths.Pointer[1]));
            }

            int pid;
            Check(Libc.posix_spawn(&pid, paths.Pointer[0], actions, attributes, argv.Pointer, envp.Pointer));
            return new SpawnedProcess(pid);
        }
        finally
        {
            _ = Libc.posix_spawnattr_destroy(attributes);
            _ = Libc.posix_spawn_file_actions_destroy(actions);
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit status, or 128 plus the signal's number.</returns>
    public int Wait()
    {
        const int interrupted = 4;
        int status;
        while (Libc.waitpid(Id, &status, 0) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != interrupted)
            {
                throw new Win32Exception(error);
            }
        }

        lock (_gate)
        {
            _reaped = true;
        }

        return (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
    }

    /// <summary>Sends a signal unless the child is gone already; its id cannot have been reused before it was reaped.</summary>
    public void Signal(int signal)
    {
        lock (_gate)
        {
            if (!_reaped)
            {
                _ = Libc.kill(Id, signal);
            }
        }
    }

    /// <summary>Sends a signal to the child's session (its process group), if it was started in one of its own.</summary>
    public void SignalGroup(int signal)
    {
        lock (_gate)
        {
            if (!_reaped)
            {
                _ = Libc.kill(-Id, signal);
            }
        }
    }

    /// <summary>All of .NET's own are close-on-exec; others came with exec and would go on with it.</summary>
    private static void CloseInherited(byte* actions)
    {
        const int getFlags = 1;
        const int firstUnknown = 3;
        foreach (var path in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number >= firstUnknown && Libc.ControlDescriptor(number, getFlags, 0) == 0)
            {
                Check(Libc.posix_spawn_file_actions_addclose(actions, number));
            }
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }
}
