using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// Where cgroups for sandboxes are made: below the engine's own with version 1, and with version 2 there or, since a cgroup
/// with processes cannot give its controllers on, below the topmost one. Source: kernel, admin-guide/cgroup-v1 and cgroup-v2.
/// </summary>
/// <param name="Unified">Version 2; null when it is not mounted.</param>
/// <param name="HasControllers">Whether version 2 has memory and pids.</param>
/// <param name="Memory">Version 1, likewise the others.</param>
/// <param name="Pids">Version 1.</param>
/// <param name="Cpu">Version 1.</param>
internal sealed record ControlGroupPlaces(string? Unified, bool HasControllers, string? Memory, string? Pids, string? Cpu)
{
    private static ControlGroupPlaces? s_here;

    public bool CanLimit => HasControllers || (Memory is not null && Pids is not null);

    /// <summary>Of this host, found once.</summary>
    public static ControlGroupPlaces Here => s_here ??= Find(File.ReadAllText("/proc/self/cgroup"), File.ReadAllLines("/proc/self/mountinfo"));

    private static ControlGroupPlaces Find(string memberships, string[] mounts)
    {
        var unified = Place(memberships, mounts, "cgroup2", "");
        var top = unified is null ? null : Mount(mounts, "cgroup2", "");
        var (place, controllers) =
            unified is not null && Delegates(unified) ? (unified, true)
            : top is not null && Delegates(top) ? (top, true)
            : (unified, false);
        return controllers
            ? new ControlGroupPlaces(place, true, null, null, null)
            : new ControlGroupPlaces(
                place,
                false,
                Place(memberships, mounts, "cgroup", "memory"),
                Place(memberships, mounts, "cgroup", "pids"),
                Place(memberships, mounts, "cgroup", "cpu"));
    }

    /// <summary>Whether children have the controllers we need, or could be given them.</summary>
    private static bool Delegates(string directory)
    {
        var available = Words(Path.Combine(directory, "cgroup.controllers"));
        if (!available.Contains("memory") || !available.Contains("pids"))
        {
            return false;
        }

        var control = Path.Combine(directory, "cgroup.subtree_control");
        var given = Words(control);
        if (given.Contains("memory") && given.Contains("pids"))
        {
            return true;
        }

        try
        {
            File.WriteAllText(control, available.Contains("cpu") ? "+memory +pids +cpu" : "+memory +pids");
            return true;
        }
        catch (IOException)
        {
            return false; // EBUSY: it has processes
        }
    }

    private static string[] Words(string file) =>
        File.Exists(file) ? File.ReadAllText(file).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The engine's own cgroup as a directory; null when it is not mounted or lies outside of what is.</summary>
    private static string? Place(string memberships, string[] mounts, string type, string controller)
    {
        var mount = Mount(mounts, type, controller);
        if (mount is null)
        {
            return null;
        }

        foreach (var line in memberships.Split('\n'))
        {
            var fields = line.Split(':', 3);
            if (fields.Length == 3 && (controller.Length == 0 ? fields[0] == "0" : Has(fields[1], controller)))
            {
                var place = $"{mount}{fields[2].TrimEnd('/')}";
                return fields[2].Contains("/..", StringComparison.Ordinal) || !IsControlGroup(place) ? null : place;
            }
        }

        return null;
    }

    /// <summary><c>36 35 0:31 / /sys/fs/cgroup/memory rw,… shared:1 - cgroup cgroup rw,memory</c>.</summary>
    private static string? Mount(string[] mounts, string type, string controller)
    {
        foreach (var line in mounts)
        {
            var dash = line.IndexOf(" - ", StringComparison.Ordinal);
            if (dash < 0)
            {
                continue;
            }

            var tail = line[(dash + 3)..].Split(' ');
            var isIt = tail.Length >= 3 && tail[0] == type && (controller.Length == 0 || Has(tail[2], controller));
            if (isIt)
            {
                return MountTable.Parse(line).Path;
            }
        }

        return null;
    }

    /// <summary>
    /// Something else may be mounted over it, where files of these names could be made, and would limit nothing.
    /// </summary>
    public static bool IsControlGroup(string directory) => File.Exists($"{directory}/cgroup.procs");

    private static bool Has(string list, string word) => Array.IndexOf(list.Split(','), word) >= 0;
}
