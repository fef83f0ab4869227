using System.Collections.Immutable;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>The cgroups of a sandbox. Undone: everything in them is ended and they are removed.</summary>
/// <param name="Paths">Their directories.</param>
internal sealed record SandboxCgroupEntry(ImmutableArray<string> Paths) : JournalEntry
{
    private const int Busy = 16;

    private static readonly TimeSpan EndOfProcesses = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public override string Description => $"sandbox {Path.GetFileName(Paths.IsEmpty ? "" : Paths[0])}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "sandbox");
        writer.Open("paths", '[');
        foreach (var path in Paths)
        {
            writer.Item(path);
        }

        writer.Close(']');
    }

    public override void EndProcesses() => Kill(Paths);

    public override void Undo(UndoScope scope, bool completed) => Remove(Paths);

    /// <summary>Ends what is in them.</summary>
    public static void Kill(ImmutableArray<string> paths)
    {
        foreach (var path in paths)
        {
            Kill(path);
        }
    }

    /// <summary>Ends what is in them and removes them.</summary>
    /// <exception cref="IOException">Processes in them do not end.</exception>
    public static void Remove(ImmutableArray<string> paths)
    {
        Kill(paths);
        var start = TimeProvider.System.GetTimestamp();
        foreach (var path in paths)
        {
            while (!TryRemove(path))
            {
                if (TimeProvider.System.GetElapsedTime(start) > EndOfProcesses)
                {
                    throw new IOException($"{path}: processes in it do not end");
                }

                Thread.Sleep(Pause);
            }
        }
    }

    private static void Kill(string path)
    {
        if (File.Exists($"{path}/cgroup.kill"))
        {
            BuildCgroup.Kill(path);
        }
        else if (File.Exists($"{path}/cgroup.procs"))
        {
            foreach (var line in File.ReadAllLines($"{path}/cgroup.procs"))
            {
                // Nothing enters the cgroup but what was started in it: its ids are of our processes.
                if (int.TryParse(line, out var pid) && pid > 0)
                {
                    _ = Libc.kill(pid, Libc.SignalKill);
                }
            }
        }
    }

    private static bool TryRemove(string path)
    {
        using var parent = DirectoryHandle.Open(Path.GetDirectoryName(path)!);
        try
        {
            _ = parent.RemoveEmptyDirectory(Path.GetFileName(path));
            return true;
        }
        catch (NativeException e) when (e.Errno == Busy)
        {
            Kill(path);
            return false;
        }
    }
}
