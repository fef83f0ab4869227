using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Journal;

/// <summary>The cgroup of the real build. Undone: everything in it is ended and it is removed.</summary>
/// <param name="Path">Its directory.</param>
internal sealed record CgroupEntry(string Path) : JournalEntry
{
    private static readonly TimeSpan EndOfProcesses = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public override string Description => $"cgroup {Path}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "cgroup");
        writer.Property("path", Path);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        BuildCgroup.Kill(Path);
        var start = TimeProvider.System.GetTimestamp();
        while (BuildCgroup.IsPopulated(Path))
        {
            if (TimeProvider.System.GetElapsedTime(start) > EndOfProcesses)
            {
                throw new IOException($"{Path}: processes in it do not end");
            }

            Thread.Sleep(Pause);
        }

        Directory.Delete(Path);
    }
}
