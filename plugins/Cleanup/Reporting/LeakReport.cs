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

    private readonly List<string>?[] _removed = new List<string>?[_nouns.Length];
    private readonly List<string>?[] _left = new List<string>?[_nouns.Length];
    private readonly List<string>?[] _foreign = new List<string>?[_nouns.Length];

    /// <summary>Whether nothing at all was found.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>What could not be removed and is in the way of the next job, as one line; empty when there is nothing.</summary>
    public string Harm { get; private set; } = "";

    /// <summary>Notes a leak that is gone.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="name">Its name and what is known of its owner, printable.</param>
    public void AddRemoved(LeakKind kind, string name) => Add(_removed, kind, name);

    /// <summary>Notes a leak of the job that could not be removed.</summary>
    /// <inheritdoc cref="AddRemoved"/>
    public void AddLeft(LeakKind kind, string name) => Add(_left, kind, name);

    /// <summary>Notes something that may be the job's but is left alone since it may be somebody else's.</summary>
    /// <inheritdoc cref="AddRemoved"/>
    public void AddForeign(LeakKind kind, string name) => Add(_foreign, kind, name);

    /// <summary>Writes the lines.</summary>
    public void Write()
    {
        var counts = Counts(_removed);
        if (counts.Length > 0)
        {
            log.Info("removed what the build left: " + counts);
        }

        for (var kind = LeakKind.Process; kind <= LeakKind.Attribute; kind++)
        {
            Warn(_removed, kind, count => $"the build left {count} (removed)");
        }

        for (var kind = LeakKind.ContainedProcess; kind <= LeakKind.Attribute; kind++)
        {
            Warn(_left, kind, count => $"the build left {count}, NOT removed");
        }

        for (var kind = LeakKind.ContainedProcess; kind <= LeakKind.Attribute; kind++)
        {
            Warn(_foreign, kind, count => $"{count} left alone, not certainly of this job");
        }

        counts = Counts(_left);
        if (counts.Length > 0)
        {
            Harm = $"this build left behind what could not be removed: {counts}; see the warnings above";
        }
    }

    private void Warn(List<string>?[] found, LeakKind kind, Func<string, string> sentence)
    {
        if (found[(int)kind] is { } names)
        {
            log.Warning($"{sentence(Count(kind, names))}: {Names(names)}");
        }
    }

    private void Add(List<string>?[] found, LeakKind kind, string name)
    {
        IsEmpty = false;
        (found[(int)kind] ??= []).Add(name);
    }

    private static string Count(LeakKind kind, List<string> names) =>
        $"{names.Count} {(names.Count == 1 ? _nouns : _plurals)[(int)kind]}";

    private static string Counts(List<string>?[] found)
    {
        var text = new StringBuilder();
        for (var kind = LeakKind.ContainedProcess; kind <= LeakKind.Attribute; kind++)
        {
            if (found[(int)kind] is { } names)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append(Count(kind, names));
            }
        }

        return text.ToString();
    }

    private static string Names(List<string> names)
    {
        var shown = string.Join(", ", names.Order(StringComparer.Ordinal).Take(NamesPerLine));
        return names.Count > NamesPerLine ? $"{shown} and {names.Count - NamesPerLine} more" : shown;
    }
}
