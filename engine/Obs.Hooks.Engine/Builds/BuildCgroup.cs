using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// A cgroup (version 2) of its own for the real build: all that the build starts can be ended at once, double forks
/// included. Source: kernel, Documentation/admin-guide/cgroup-v2.rst.
/// </summary>
internal static class BuildCgroup
{
    /// <summary>
    /// The directory to create for a job, below the cgroup the engine itself is in, or null where version 2 is not
    /// mounted. A fresh name every time: after cgroup.kill a cgroup is not fit for use again.
    /// </summary>
    public static string? PathFor(string jobKey)
    {
        var own = OwnPath(File.ReadAllText("/proc/self/cgroup"));
        var mount = own is null ? null : MountPoint();
        return mount is null ? null : $"{mount}{own!.TrimEnd('/')}/obs-hooks-{jobKey}-{Environment.ProcessId}";
    }

    /// <summary>Ends everything in a cgroup. Harmless when it is gone.</summary>
    public static void Kill(string path)
    {
        try
        {
            File.WriteAllText(Path.Combine(path, "cgroup.kill"), "1");
        }
        catch (DirectoryNotFoundException)
        {
            // nothing left to end
        }
        catch (FileNotFoundException)
        {
            KillOneByOne(path); // kernels before 5.14
        }
    }

    /// <summary>Whether processes are left in it.</summary>
    public static bool IsPopulated(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, "cgroup.events")).Contains("populated 1", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static void KillOneByOne(string path)
    {
        const int rounds = 8; // processes may fork while they are being ended
        for (var round = 0; round < rounds && IsPopulated(path); round++)
        {
            foreach (var line in File.ReadLines(Path.Combine(path, "cgroup.procs")))
            {
                if (int.TryParse(line, out var pid))
                {
                    _ = Libc.kill(pid, Libc.SignalKill);
                }
            }
        }
    }

    private static string? OwnPath(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            // "/.." means a cgroup outside of this cgroup namespace: nothing may be created there
            if (line.StartsWith("0::/", StringComparison.Ordinal) && !line.Contains("/..", StringComparison.Ordinal))
            {
                return line["0::".Length..];
            }
        }

        return null;
    }

    private static string? MountPoint()
    {
        foreach (var path in (ReadOnlySpan<string>)["/sys/fs/cgroup", "/sys/fs/cgroup/unified"])
        {
            if (File.Exists(Path.Combine(path, "cgroup.procs")) && File.Exists(Path.Combine(path, "cgroup.subtree_control")))
            {
                return path;
            }
        }

        return null;
    }
}
