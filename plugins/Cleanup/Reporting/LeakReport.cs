using System.Text;

namespace Obs.Hooks.Plugins.Cleanup.Reporting;

/// <summary>Collects what was found and says it: one line of counts, one warning per kind of leak.</summary>
/// <param name="log">The build log.</param>
internal sealed class LeakReport(IHookLog log)
{
    private const int NamesPerLine = 5;

    private static readonly string[] _nouns =
    [
        "process in its cgroup", "process", "binfmt entry", "mount", "device-mapper device", "partition", "loop device",
        "network namespace", "shared memory segment", "immutable or append-only file",
    ];

    private static readonly string[] _plurals =
    [
        "processes in its cgroup", "processes", "binfmt entries", "mounts", "device-mapper devices", "partitions",
        "loop devices", "network namespaces", "shared memory segments", "immutable or append-only files",
    ];

    private readonly SortedDictionary<LeakKind, List<string>> _removed = [];
    private readonly SortedDictionary<LeakKind, List<string>> _left = [];
    private readonly SortedDictionary<LeakKind, List<string>> _foreign = [];

    /// <summary>Whether nothing at all was found.</summary>
    public bool IsEmpty => _removed.Count == 0 && _left.Count == 0 && _foreign.Count == 0;

    /// <summary>What could not be removed and is in the way of the next job, as one line; empty when there is nothing.</summary>
    public string Harm { get; private set; } = "";

    /// <summary>How many leaks of a kind were removed.</summary>
    public int Removed(LeakKind kind) => _removed.TryGetValue(kind, out var names) ? names.Count : 0;

    /// <summary>Notes a leak that is gone.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="name">Its name and what is known of its owner, printable.</param>
    public void AddRemoved(LeakKind kind, string name) => Add(_removed, kind, name);

    /// <summary>Notes a leak of the job that could not be removed.</summary>
    public void AddLeft(LeakKind kind, string name) => Add(_left, kind, name);

    /// <summary>Notes something that may be the job's but is left alone since it may be somebody else's.</summary>
    public void AddForeign(LeakKind kind, string name) => Add(_foreign, kind, name);

    /// <summary>Writes the lines.</summary>
    public void Write()
    {
        if (_removed.Count > 0)
        {
            log.Info("removed what the build left: " + Counts(_removed));
        }

        foreach (var (kind, names) in _removed)
        {
            if (kind != LeakKind.ContainedProcess)
            {
                log.Warning($"the build left {Count(kind, names)} (removed): {Names(names)}");
            }
        }

        foreach (var (kind, names) in _left)
        {
            log.Warning($"the build left {Count(kind, names)}, NOT removed: {Names(names)}");
        }

        foreach (var (kind, names) in _foreign)
        {
            log.Warning($"{Count(kind, names)} left alone, not certainly of this job: {Names(names)}");
        }

        if (_left.Count > 0)
        {
            Harm = $"this build left behind what could not be removed: {Counts(_left)}; see the warnings above";
        }
    }

    private static void Add(SortedDictionary<LeakKind, List<string>> found, LeakKind kind, string name)
    {
        if (!found.TryGetValue(kind, out var names))
        {
            found.Add(kind, names = []);
        }

        names.Add(name);
    }

    private static string Count(LeakKind kind, List<string> names) =>
        $"{names.Count} {(names.Count == 1 ? _nouns : _plurals)[(int)kind]}";

    private static string Counts(SortedDictionary<LeakKind, List<string>> found)
    {
        var text = new StringBuilder();
        foreach (var (kind, names) in found)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(Count(kind, names));
        }

        return text.ToString();
    }

    private static string Names(List<string> names)
    {
        var shown = string.Join(", ", names.Order(StringComparer.Ordinal).Take(NamesPerLine));
        return names.Count > NamesPerLine ? $"{shown} and {names.Count - NamesPerLine} more" : shown;
    }
}
