using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Engine.Steps;

/// <summary>The sandboxes of one build step: one user for all of them, everything else made anew for each run.</summary>
internal sealed class BuildSandbox : IBuildSandbox, IDisposable
{
    private const uint Traversable = 0x1ED;

    private readonly JobJournal _journal;
    private readonly string _tools;
    private readonly DirectoryHandle _scratch;
    private readonly bool _loopMounts;
    private readonly ImmutableArray<RegisterBinfmt> _interpreters;
    private readonly SandboxUser _user;
    private int _runs;

    /// <param name="options">The host's.</param>
    /// <param name="journal">The job's.</param>
    /// <param name="tools">The tools root's tree.</param>
    /// <param name="scratch">The step's directory.</param>
    /// <param name="loopMounts">Whether runs may have loop devices.</param>
    /// <param name="interpreters">For foreign programs.</param>
    public BuildSandbox(EngineOptions options, JobJournal journal, string tools, DirectoryHandle scratch, bool loopMounts, ImmutableArray<RegisterBinfmt> interpreters)
    {
        _journal = journal;
        _tools = tools;
        _scratch = scratch;
        _loopMounts = loopMounts;
        _interpreters = interpreters;
        _user = SandboxUser.Take(options);

        // Its parent lets nobody in; in the sandbox it is a mount of its own.
        if (Libc.ChangeMode(_scratch.Handle, Traversable) != 0)
        {
            throw NativeException.Last($"cannot open {_scratch.Path}");
        }

        using var output = CreateOwn(_scratch, "out");
        using var temporary = CreateOwn(_scratch, "tmp");
    }

    public async Task<int> RunAsync(SandboxedBuild run, Action<string> onLine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        ToolMountNames.Check(new ToolRun(run.Process) { Inputs = run.Inputs });
        if (!ToolPrograms.Exists(_tools, run.Process.Program))
        {
            throw new FileNotFoundException($"the tools root has no program {run.Process.Program}", run.Process.Program);
        }

        var layer = string.Create(CultureInfo.InvariantCulture, $"layer{++_runs}");
        WriteLayer(run, layer);
        using var output = new ProcessPipe();
        var capture = new OutputCapture(0, onLine);
        var reading = Task.Run(() => capture.ReadToEnd(output.Reader), CancellationToken.None);
        int status;
        try
        {
            status = await StartAndWaitAsync(run, layer, output, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            output.Writer.Dispose();
            await reading.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return status;
    }

    public void Dispose() => _user.Dispose();

    private async Task<int> StartAndWaitAsync(SandboxedBuild run, string layer, ProcessPipe output, CancellationToken cancellationToken)
    {
        try
        {
            using var process = new BuildSandboxProcess(_journal, _user, run, _interpreters);
            using var kill = cancellationToken.Register(process.Kill);
            using var socket = _scratch.CreateDirectory($"{layer}-engine", Traversable);
            return await process.RunAsync(_tools, _scratch.Path, layer, socket, _loopMounts && run.LoopMounts, output).ConfigureAwait(false);
        }
        catch (EngineException e)
        {
            throw new BuildSandboxException($"{e.Code}: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new BuildSandboxException(e.Message, e);
        }
    }

    /// <summary>The writable layer over the tools root, with the files of the run in it.</summary>
    private void WriteLayer(SandboxedBuild run, string layer)
    {
        using var own = CreateOwn(_scratch, layer);
        using var work = CreateOwn(own, "work");
        using var upper = CreateOwn(own, "upper");
        var files = run.Files.Add("/usr/local/sbin/mknod", Devices()).Add("/usr/local/sbin/rsync", Devices());
        if (run.LoopMounts)
        {
            foreach (var program in (ReadOnlySpan<string>)["losetup", "mount", "partx", "kpartx"])
            {
                files = files.Add($"/usr/local/sbin/{program}", Devices());
            }
        }

        foreach (var (path, content) in files)
        {
            WriteFile(upper, path, content);
        }
    }

    private void WriteFile(DirectoryHandle upper, string path, string content)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var directory = upper;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            var next = CreateOwn(directory, parts[i]);
            if (directory != upper)
            {
                directory.Dispose();
            }

            directory = next;
        }

        var isProgram = parts.Length > 1 && parts[^2] is "bin" or "sbin";
        using var file = directory.OpenFile(
            parts[^1], OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, isProgram ? Traversable : 0x1A4);
        RandomAccess.Write(file, System.Text.Encoding.UTF8.GetBytes(content), 0);
        _ = Libc.ChangeOwner(file, _user.Id, _user.Id);
        if (directory != upper)
        {
            directory.Dispose();
        }
    }

    private DirectoryHandle CreateOwn(DirectoryHandle parent, string name)
    {
        var directory = parent.CreateDirectory(name, Traversable);
        if (Libc.ChangeOwner(directory.Handle, _user.Id, _user.Id) != 0 || Libc.ChangeMode(directory.Handle, Traversable) != 0)
        {
            throw NativeException.Last($"cannot hand over {directory.Path}");
        }

        return directory;
    }

    private static string Devices() => System.Text.Encoding.UTF8.GetString(EmbeddedText.Read("devices.py"));
}
