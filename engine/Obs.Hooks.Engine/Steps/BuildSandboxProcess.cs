using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// One program in a build step's sandbox. A thread makes itself a mount namespace and starts <c>enter.sh</c> there as an unprivileged
/// user in a new user namespace; while that waits, the thread maps its users, mounts what it is to see, and lets it go on. The thread
/// stays until it ends.
/// </summary>
/// <remarks>
/// Everything in it dies with the thread, and so with the engine, for it is below a <see cref="SandboxKeeper"/>.
/// </remarks>
internal sealed class BuildSandboxProcess : IDisposable
{
    private const int FilterNumber = 10;

    private readonly SandboxUser _user;
    private readonly SandboxedBuild _run;
    private readonly SandboxCgroup _cgroup;
    private readonly JobJournal _journal;
    private readonly ImmutableArray<RegisterBinfmt> _interpreters;
    private volatile bool _killed;
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BuildSandboxProcess(JobJournal journal, SandboxUser user, SandboxedBuild run, ImmutableArray<RegisterBinfmt> interpreters)
    {
        _interpreters = interpreters;
        _user = user;
        _run = run;
        _journal = journal;
        _cgroup = SandboxCgroup.Create(new SandboxLimits
        {
            MemoryBytes = run.MemoryLimit,
            Tasks = run.ProcessLimit,
            Processors = System.Environment.ProcessorCount,
        });
        journal.Complete(journal.Begin(new SandboxCgroupEntry(_cgroup.Directories)));
    }

    /// <summary>Ends everything in it at once, and what is only being started as soon as it is in its cgroup.</summary>
    public void Kill()
    {
        _killed = true;
        SandboxCgroupEntry.Kill(_cgroup.Directories);
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="tools">The tools root's tree.</param>
    /// <param name="scratch">The step's directory.</param>
    /// <param name="layer">Name of the run's writable layer in it.</param>
    /// <param name="socket">Where the engine is to listen.</param>
    /// <param name="loopMounts">Whether there are loop devices.</param>
    /// <param name="output">For standard output and error.</param>
    public Task<int> RunAsync(string tools, string scratch, string layer, DirectoryHandle socket, bool loopMounts, ProcessPipe output)
    {
        var thread = new Thread(() =>
        {
            try
            {
                _ended.SetResult(Host(tools, scratch, layer, socket, loopMounts, output));
            }
            catch (Exception e)
            {
                _ended.SetException(e is Win32Exception ? new IOException(e.Message, e) : e);
            }
        })
        { IsBackground = true, Name = "build sandbox" };
        thread.Start();
        return _ended.Task;
    }

    public void Dispose() => _cgroup.Remove();

    private int Host(string tools, string scratch, string layer, DirectoryHandle socket, bool loopMounts, ProcessPipe output)
    {
        if (Libc.Unshare(Libc.NewMountNamespace) != 0
            || Libc.Mount("none", "/", null, Libc.MountRecursive | Libc.MountPrivate, null) != 0)
        {
            throw NativeException.Last("cannot make a mount namespace");
        }

        DeviceNodes.KeepCapabilities();
        using var stage = new SandboxStage(_run, _interpreters, _user);
        using var filter = Posix.SealedFile("seccomp", SeccompFilter.ForBuilds());
        using var go = new ProcessPipe();
        using var ready = new ProcessPipe();
        var process = Start(stage, layer, go.Reader, ready.Writer, output.Writer, filter);
        var ended = false;
        try
        {
            go.Reader.Dispose();
            ready.Writer.Dispose();
            output.Writer.Dispose();
            WaitUntilInside(ready.Reader);
            if (_killed)
            {
                throw new OperationCanceledException("killed before it began");
            }

            using var inside = SandboxKeeper.Descendant(process.Id, generations: 2).Directory;
            UserMap.Write(inside, _user);
            using var users = File.OpenHandle($"{inside.DescriptorPath}/ns/user");
            stage.Build(tools, scratch, socket.Path, users);
            using var broker = new DeviceBroker(socket, scratch, loopMounts, _user, stage.Devices, users, _journal);
            using (var release = new FileStream(go.Writer, FileAccess.Write, bufferSize: 0))
            {
                release.Write("go\n"u8);
            }

            var status = process.Wait();
            ended = true;

            // Before its devices go: their numbers may be another's then, and a node is a number.
            _cgroup.Remove();
            return status;
        }
        catch
        {
            Kill();
            go.Writer.Dispose();
            if (!ended)
            {
                _ = process.Wait();
            }

            throw;
        }
    }

    /// <summary>Of the descriptors it inherits nobody keeps a copy: when it ends early, that is the end of what it was to write.</summary>
    private SpawnedProcess Start(
        SandboxStage stage, string layer, SafeFileHandle go, SafeFileHandle ready, SafeFileHandle output, SafeFileHandle filter)
    {
        using var descriptors = new HighDescriptors();
        return ChildGuard.Start(Request(stage, layer, descriptors, go, ready, output, filter));
    }

    /// <summary>Until the shell runs in its new user namespace, and in its cgroups.</summary>
    private static void WaitUntilInside(SafeFileHandle ready)
    {
        using var stream = new FileStream(ready, FileAccess.Read, bufferSize: 0);
        if (stream.ReadByte() < 0)
        {
            throw new IOException("the build's sandbox did not start; expected setpriv, unshare and bwrap on the host, and user namespaces");
        }
    }

    private SpawnRequest Request(
        SandboxStage stage,
        string layer,
        HighDescriptors descriptors,
        SafeFileHandle go,
        SafeFileHandle ready,
        SafeFileHandle output,
        SafeFileHandle filter)
    {
        var script = System.Text.Encoding.UTF8.GetString(EmbeddedText.Read("enter.sh"));
        var words = SandboxKeeper.CommandFor(
            _user.Id,
            _cgroup.Directories,
            seesItself: false,
            [
                "/usr/bin/unshare", "--user", "--", "/bin/sh", "-c", script, "-", "wait", stage.Path, layer,
                .. stage.BindArguments(), "--clearenv", .. Variables(),
                "--seccomp", FilterNumber.ToString(CultureInfo.InvariantCulture),
                "--chdir", _run.Process.Directory.Length > 0 ? _run.Process.Directory : "/", "--", _run.Process.Program, .. _run.Process.Arguments,
            ]);
        return new SpawnRequest
        {
            Program = words[0],
            Arguments = words,
            Environment = [SandboxKeeper.Path, $"SELF={script}"],
            Descriptors = [(descriptors.Of(go), 0), (descriptors.Of(output), 1), (descriptors.Of(output), 2), (descriptors.Of(ready), 3), (descriptors.Of(filter), FilterNumber)],
            CloseInherited = true,
            NewSession = true,
        };
    }

    private List<string> Variables()
    {
        var variables = _run.Process.Environment;
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"), ("HOME", "/root"), ("LC_ALL", "C.UTF-8"), ("TMPDIR", "/var/tmp")])
        {
            if (!variables.ContainsKey(name))
            {
                variables = variables.Add(name, value);
            }
        }

        return [.. variables.SelectMany(static v => (string[])["--setenv", v.Key, v.Value])];
    }
}
