namespace Obs.Hooks.Engine.Doctor;

/// <summary>What the engine needs of the kernel.</summary>
internal static class KernelChecks
{
    // openat2(2) and close_range(2) are older, cgroup.kill came with 5.14.
    private static readonly Version Needed = new(5, 14);

    public static IEnumerable<HostCheck> Run()
    {
        var version = Environment.OSVersion.Version;
        yield return version >= Needed
            ? HostCheck.Ok("kernel", $"Linux {version.ToString(3)}")
            : HostCheck.Fail("kernel", $"Linux {version.ToString(3)}", $"{Needed} or later is needed (cgroup.kill)");
        yield return File.Exists("/proc/self/ns/mnt")
            ? HostCheck.Ok("mount namespaces", "available")
            : HostCheck.Fail("mount namespaces", "not in this kernel", "mounts of builds would stay on the host");
        yield return ControlGroups();
        yield return HasFileSystem("overlay")
            ? HostCheck.Ok("overlay file system", "available")
            : HostCheck.Warn("overlay file system", "not in this kernel", "modprobe overlay; needed by hooks that mount writable copies");
        yield return HasFileSystem("binfmt_misc")
            ? HostCheck.Ok("binfmt_misc", "available")
            : HostCheck.Warn("binfmt_misc", "not in this kernel", "modprobe binfmt_misc; needed by hooks for foreign architectures");
    }

    private static HostCheck ControlGroups()
    {
        const string Name = "control groups";
        var mount = File.ReadLines("/proc/self/mountinfo")
            .Select(static l => l.Split(' '))
            .FirstOrDefault(static f => Array.IndexOf(f, "-") is var dash and > 0 && f[dash + 1] == "cgroup2");
        if (mount is null)
        {
            return HostCheck.Warn(
                Name, "version 2 is not mounted", "builds run without one: what a build leaves running is found more slowly");
        }

        return File.Exists(Path.Combine(mount[4], "cgroup.procs"))
            ? HostCheck.Ok(Name, $"version 2 at {mount[4]}")
            : HostCheck.Warn(Name, $"version 2 at {mount[4]} cannot be used here", "run as root, outside a container without cgroups");
    }

    private static bool HasFileSystem(string name) =>
        File.ReadLines("/proc/filesystems").Any(l => l.EndsWith($"\t{name}", StringComparison.Ordinal))
        || Directory.Exists($"/sys/module/{name}");
}
