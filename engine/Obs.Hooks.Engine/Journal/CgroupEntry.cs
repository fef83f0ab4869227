using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Journal;

/// <summary>The cgroup of the real build. Undone: everything in it is ended; it and the cgroups in it are removed.</summary>
/// <param name="Path">Its directory.</param>
internal sealed record CgroupEntry(string Path) : JournalEntry
{
    private static readonly TimeSpan EndOfProcesses = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public override string Description => $"cgroup {Path}";

    public override string ToJson() => new JournalText().Add("kind", "cgroup").Add("path", Path).ToString();

    public override void Undo(UndoScope scope, bool completed)
    {
        var name = System.IO.Path.GetFileName(Path);
        if (!name.StartsWith(scope.NamePrefix, StringComparison.Ordinal) || !Directory.Exists(Path))
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

        // Containers make cgroups of their own; only empty ones can be removed, so the innermost first.
        foreach (var inner in Directory.GetDirectories(Path, "*", SearchOption.AllDirectories)
            .OrderByDescending(static path => path.Length))
        {
            Directory.Delete(inner);
        }

        Directory.Delete(Path);
    }
}
