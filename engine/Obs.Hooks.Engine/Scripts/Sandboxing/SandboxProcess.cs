using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// A program in the envelope: a user id of its own that is root nowhere, new namespaces of every kind without a network,
/// no capabilities, a read-only root of nothing but libraries and what was asked for, a work directory in memory, a seccomp
/// allow-list, cgroup and resource limits. All of it is in force before the program's first instruction.
/// </summary>
/// <remarks>
/// A thread of the engine makes itself a private mount namespace with the root, then an unprivileged user, and starts
/// bubblewrap; it stays until that ends, because bubblewrap dies with it (<c>--die-with-parent</c> looks at the thread).
/// Bubblewrap waits on a pipe until the engine has put it into its cgroups, and on another one until it has its users if its program
/// is to be root of its user namespace. That one is below a <see cref="SandboxKeeper"/>.
/// </remarks>
internal sealed class SandboxProcess : IHostProcess
{
    private static readonly TimeSpan EndOfProcesses = TimeSpan.FromSeconds(2);

    private readonly SandboxUser _user;
    private readonly SandboxCgroup _cgroup;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpawnedProcess? _bubblewrap;
    private SafeFileHandle? _init;
    private bool _disposed;

    private SandboxProcess(SandboxUser user, SandboxCgroup cgroup)
    {
        _user = user;
        _cgroup = cgroup;
    }

    /// <summary>Ends with the exit status, or 128 plus the signal's number.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>For the journal.</summary>
    public SandboxCgroupEntry? JournalEntry => new(_cgroup.Directories);

    /// <summary>Starts a program; returns as soon as it may run.</summary>
    /// <exception cref="Diagnostics.EngineException">This host cannot, or it did not work.</exception>
    public static SandboxProcess Start(SandboxStart start)
    {
        CheckHost();
        var user = SandboxUser.Take(start.Options);
        SandboxProcess? process = null;
        try
        {
            process = new SandboxProcess(user, SandboxCgroup.Create(start.Limits));
            process.Run(start);
            return process;
        }
        catch (Exception e)
        {
            process?.Dispose();
            if (process is null)
            {
                user.Dispose();
            }

            if (e is IOException or Win32Exception or UnauthorizedAccessException)
            {
                throw SandboxException.NotStarted(e.Message, e);
            }

            throw;
        }
    }

    /// <summary>Ends everything in the sandbox at once.</summary>
    public void Kill()
    {
        if (_init is { IsClosed: false } init)
        {
            // The first process of its namespace: all others end with it, and then bubblewrap, which has seen it end.
            _ = Libc.PidFdSendSignal(init, Libc.SignalKill);
        }
        else
        {
            _bubblewrap?.Signal(Libc.SignalKill);
        }
    }

    /// <summary>Kills and leaves nothing behind.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Kill();
        if (!_exited.Task.Wait(EndOfProcesses))
        {
            _bubblewrap?.Signal(Libc.SignalKill);
            _cgroup.Kill();
        }

        _cgroup.Remove();
        _init?.Dispose();
        _user.Dispose();
    }

    private static void CheckHost()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw SandboxException.Unfit("the engine does not run as root", "call build as root, as bs_worker and osc do");
        }

        if (!File.Exists(BubblewrapCommand.Program))
        {
            throw SandboxException.Unfit($"there is no {BubblewrapCommand.Program}", "install bubblewrap");
        }

        if (!SeccompFilter.IsSupported)
        {
            throw SandboxException.Unfit("there is no system call filter for this processor", "use x86-64 or AArch64");
        }
    }

    private void Run(SandboxStart start)
    {
        using var root = start.Root ?? new SandboxRoot(start);
        using var filter = Posix.SealedFile("seccomp", root.Filter);
        using var info = new ProcessPipe();
        using var block = new ProcessPipe();
        using var users = start.AsRoot ? new ProcessPipe() : null;
        var spawned = new TaskCompletionSource<(int, DirectoryHandle?)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var descriptors = new HighDescriptors();
        var request = BubblewrapCommand.For(start, root, descriptors, filter, info.Writer, block.Reader, users?.Reader);
        var thread = new Thread(() => Host(root, request, start.AsRoot, descriptors, info, start.Limits, spawned)) { IsBackground = true, Name = "sandbox" };
        thread.Start();
        try
        {
            var (child, directory) = spawned.Task.GetAwaiter().GetResult();
            using var ofChild = directory;

            // Still waiting for us, so its number is its own.
            _init = Libc.PidFdOpen(child) ?? throw NativeException.Last("cannot open the sandbox's first process");
            if (users is null)
            {
                _cgroup.Add(_bubblewrap!.Id, child);
            }
            else
            {
                UserMap.Write(ofChild!, _user);
                Release(users);
            }
        }
        catch
        {
            Kill(); // before the pipe is closed: that would let it go on without limits
            throw;
        }

        Release(block);
    }

    private static void Release(ProcessPipe pipe)
    {
        using var release = new FileStream(pipe.Writer, FileAccess.Write, bufferSize: 0);
        release.WriteByte(1);
    }

    /// <summary>The thread whose child bubblewrap is, and whose user its program has: only that user may limit it (prlimit(2)).</summary>
    private void Host(
        ISandboxRoot root,
        SpawnRequest request,
        bool asRoot,
        HighDescriptors descriptors,
        ProcessPipe info,
        SandboxLimits limits,
        TaskCompletionSource<(int Child, DirectoryHandle? Directory)> spawned)
    {
        try
        {
            if (Libc.Unshare(Libc.NewMountNamespace) != 0
                || Libc.Mount("none", "/", null, Libc.MountRecursive | Libc.MountPrivate, null) != 0)
            {
                throw NativeException.Last("cannot make a mount namespace");
            }

            root.Build(_user.Id);
            if (asRoot)
            {
                _bubblewrap = ChildGuard.Start(SandboxKeeper.Around(request, _user.Id, _cgroup.Directories));
            }
            else
            {
                BecomeUser();
                _bubblewrap = ChildGuard.Start(request);
            }

            // All copies of what bubblewrap writes to: only then its early end is an end of file.
            info.Writer.Dispose();
            descriptors.Dispose();
            var child = BubblewrapCommand.ReadChild(info.Reader) ?? throw SandboxException.NotStarted("bubblewrap ended before its program was started");
            DirectoryHandle? directory = null;
            if (asRoot)
            {
                // What it said is the number in the keeper's namespace. Below the keeper's init and bubblewrap it is the third generation.
                (child, directory) = SandboxKeeper.Descendant(_bubblewrap.Id, generations: 3);
                LimitAsUser(child, limits);
            }
            else
            {
                Limit(child, limits);
            }

            spawned.SetResult((child, directory));
        }
        catch (Exception e)
        {
            spawned.SetException(e);
        }

        _exited.SetResult(_bubblewrap?.Wait() ?? -1);
    }

    private void BecomeUser()
    {
        try
        {
            Libc.BecomeUser(_user.Id);
        }
        catch (NativeException e)
        {
            throw SandboxException.Unfit(
                e.Message, "give the container this user id, or name a range it has with \"sandboxFirstUser\" in engine.json");
        }
    }

    /// <summary>
    /// On a thread that becomes the user. The keeper's must not: its death signal is sent as kill(2) would, and the user may not kill root's.
    /// </summary>
    private void LimitAsUser(int process, SandboxLimits limits)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                BecomeUser();
                Limit(process, limits);
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void Limit(int process, SandboxLimits limits)
    {
        Limit(process, Libc.ResourceFileSize, limits.FileBytes);
        Limit(process, Libc.ResourceCore, 0);
        Limit(process, Libc.ResourceLockedMemory, 0);
        Limit(process, Libc.ResourceMessageQueues, 0);
        Limit(process, Libc.ResourceNoFile, limits.OpenFiles);
    }

    private static unsafe void Limit(int process, int resource, long value)
    {
        var limit = new ResourceLimit { Soft = (nuint)value, Hard = (nuint)value };
        if (Libc.SetResourceLimit(process, resource, &limit, null) != 0)
        {
            throw NativeException.Last("cannot set a resource limit");
        }
    }
}
