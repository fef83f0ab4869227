using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>What must be as it was when a hostile script has ended: one line for each thing.</summary>
internal static class HostFingerprint
{
    private const int FirstUser = 60600;
    private const int LastUser = FirstUser + 255;

    private static readonly string[] Knobs =
    [
        "kernel/core_pattern", "kernel/core_uses_pid", "kernel/modprobe", "kernel/hostname", "kernel/domainname", "kernel/sysrq",
        "kernel/kptr_restrict", "kernel/dmesg_restrict", "kernel/randomize_va_space", "kernel/panic", "kernel/pid_max",
        "kernel/threads-max", "kernel/modules_disabled", "kernel/kexec_load_disabled", "kernel/unprivileged_bpf_disabled",
        "kernel/perf_event_paranoid", "kernel/shmmax", "kernel/yama/ptrace_scope", "vm/overcommit_memory", "vm/swappiness",
        "vm/mmap_min_addr", "vm/panic_on_oom", "fs/suid_dumpable", "fs/protected_symlinks", "fs/protected_hardlinks", "fs/file-max",
        "net/ipv4/ip_forward", "user/max_user_namespaces",
    ];

    public static SortedSet<string> Take(ScriptPipeline pipeline)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var knob in Knobs.Where(static k => File.Exists($"/proc/sys/{k}")))
        {
            lines.Add($"{knob}={File.ReadAllText($"/proc/sys/{knob}").Trim()}");
        }

        lines.UnionWith(File.ReadLines("/proc/self/mountinfo").Select(static l => $"mount {l}"));
        lines.UnionWith(pipeline.Untouchables.SelectMany(static d => Entries(d, withContents: true)));
        lines.UnionWith(Entries(AppContext.BaseDirectory, withContents: false));
        lines.UnionWith(Entries(RuntimeEnvironment.GetRuntimeDirectory(), withContents: false));
        lines.UnionWith(new[] { "/etc/shadow", "/etc/passwd", "/etc/ld.so.cache" }.Where(File.Exists).Select(static f => Line(new FileInfo(f), withContents: false)));
        lines.UnionWith(Sandboxes());
        return lines;
    }

    /// <summary>Processes, cgroups and sockets of sandboxes; none, between two scripts.</summary>
    private static IEnumerable<string> Sandboxes()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(static d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            // What has ended waits for whoever is process 1 here to take notice; what runs keeps its cgroup, which is looked for too.
            if (StatusOf(process) is { IsRunning: true, User: >= FirstUser and <= LastUser })
            {
                yield return $"process {process}";
            }
        }

        var places = ControlGroupPlaces.Here;
        foreach (var place in new[] { places.Unified, places.Memory, places.Pids, places.Cpu }.OfType<string>())
        {
            foreach (var group in Directory.EnumerateDirectories(place, $"{SandboxCgroup.Prefix}*"))
            {
                yield return $"cgroup {group}";
            }
        }

        foreach (var table in (string[])["tcp", "tcp6", "udp", "udp6", "raw", "packet"])
        {
            foreach (var line in File.ReadLines($"/proc/net/{table}").Skip(1))
            {
                // sl, local, remote, state, queues, timer, retransmissions, uid (and for packet: …, rmem, user)
                var user = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[7];
                if (int.Parse(user, CultureInfo.InvariantCulture) is >= FirstUser and <= LastUser)
                {
                    yield return $"socket {line}";
                }
            }
        }
    }

    private static (bool IsRunning, int User) StatusOf(string process)
    {
        try
        {
            var lines = File.ReadAllLines($"{process}/status");
            var state = lines.First(static l => l.StartsWith("State:", StringComparison.Ordinal)).Split('\t')[1];
            var user = lines.First(static l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
            return (state[0] is not ('Z' or 'X'), int.Parse(user, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return (false, -1); // it ended meanwhile
        }
    }

    /// <summary>What is in a directory: names, modes, times, contents.</summary>
    public static IEnumerable<string> Entries(string directory, bool withContents) =>
        new DirectoryInfo(directory).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(e => Line(e, withContents));

    private static string Line(FileSystemInfo entry, bool withContents)
    {
        var content = withContents && entry is FileInfo { LinkTarget: null } file && file.Name != "pipe" ? File.ReadAllText(file.FullName) : "";
        return FormattableString.Invariant($"{entry.FullName} {entry.UnixFileMode} {entry.LastWriteTimeUtc:O} {entry.LinkTarget} {content}");
    }
}
