namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>What a job must not leave behind.</summary>
internal static class Leftovers
{
    /// <summary>Processes in the root, mounts below it and job areas of the engine, one line each.</summary>
    public static IReadOnlyList<string> Find()
    {
        var found = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])))
        {
            var root = new FileInfo(Path.Combine(process, "root")).LinkTarget ?? "";
            var command = CommandLine(process);
            if (root.StartsWith(LabPaths.WorkerRoot, StringComparison.Ordinal)
                || command.StartsWith("sleep 753", StringComparison.Ordinal)
                || command.Contains("obs-hooks build", StringComparison.Ordinal))
            {
                found.Add($"process {process} {command}");
            }
        }

        found.AddRange(File.ReadLines("/proc/self/mountinfo")
            .Select(static l => l.Split(' ')[4])
            .Where(static m => m.StartsWith(LabPaths.WorkerRoot, StringComparison.Ordinal)
                || m.StartsWith(LabPaths.State, StringComparison.Ordinal))
            .Select(static m => $"mount {m}"));
        found.AddRange(Directory.EnumerateFileSystemEntries(LabPaths.State, "*", SearchOption.AllDirectories)
            .Where(static e => e.Contains("/jobs/", StringComparison.Ordinal))
            .Select(static e => $"job area {e}"));
        return found;
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            // It has ended since the directory was read.
            return "";
        }
    }
}
