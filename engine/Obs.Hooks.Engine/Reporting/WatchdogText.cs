namespace Obs.Hooks.Engine.Reporting;

/// <summary>
/// Texts in a build log on which OBS acts, and how they are made harmless: the last space becomes a dash, so that a
/// person still reads what was there and a search for the rest of the line still finds it.
/// </summary>
internal static class WatchdogText
{
    // The shortest part of each pattern that no other text needs. All patterns are case-sensitive and within one line.
    // bs_worker discards a running job for the first four in the last 250 bytes of its log, and turns a bad host into a
    // failed build for the next two in the last 10 kB; obs-build's build-vm kills the machine 300 s after the last.
    private static readonly string[] _triggers =
    [
        "NULL pointer dereference at",
        "rcu_sched self-detected stall on CPU",
        "BUG: soft lockup - CPU#",
        "Data Storage Exception",
        "error while loading shared libraries: lib",
        "Exec format error",
        "### VM INTERACTION",
    ];

    /// <summary>The line without any text on which OBS acts.</summary>
    public static string Defuse(string line)
    {
        foreach (var trigger in _triggers)
        {
            if (line.Contains(trigger, StringComparison.Ordinal))
            {
                var space = trigger.LastIndexOf(' ');
                var harmless = string.Concat(trigger.AsSpan(0, space), "-", trigger.AsSpan(space + 1));
                line = line.Replace(trigger, harmless, StringComparison.Ordinal);
            }
        }

        return line;
    }
}
