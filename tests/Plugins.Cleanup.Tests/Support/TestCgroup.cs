namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>Control groups (version 2) for tests.</summary>
internal static class TestCgroup
{
    private static string Top => File.ReadLines("/proc/self/mountinfo")
        .Where(line => line.Contains(" - cgroup2 ", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[4])
        .First();

    /// <summary>Makes a group, removed with the job.</summary>
    public static string Create(LeakyJob job)
    {
        var path = $"{Top}/obs-hooks-test-{Guid.NewGuid():N}";
        Directory.CreateDirectory(path);
        job.Undo(() => Shell.Run("echo 1 > $1/cgroup.kill; while ! grep -q 'populated 0' $1/cgroup.events; do :; done; find \"$1\" -depth -type d -exec rmdir {} +", path));
        return path;
    }

    /// <summary>The group a process is in.</summary>
    public static string Of(int pid) =>
        Top + File.ReadLines($"/proc/{pid}/cgroup").First(line => line.StartsWith("0::", StringComparison.Ordinal))[3..].TrimEnd('/');
}
