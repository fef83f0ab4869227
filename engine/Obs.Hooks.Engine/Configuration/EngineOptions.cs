using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Settings of this host (<c>engine.json</c> and <c>OBS_HOOKS_…</c>), never of a project.</summary>
internal sealed record EngineOptions
{
    /// <summary>Where hooks.json, conf.d, hooks.lock.json and engine.json are.</summary>
    public string ConfigDirectory { get; init; } = "/etc/obs-hooks";

    /// <summary>Job areas and journals. Must not survive a reboot: everything a journal undoes does not either.</summary>
    public string StateDirectory { get; init; } = "/run/obs-hooks";

    /// <summary>What can be made again: compiled scripts.</summary>
    public string CacheDirectory { get; init; } = "/var/cache/obs-hooks";

    /// <summary>Directories with one sub-directory per plugin, first match wins.</summary>
    public ImmutableArray<string> PluginDirectories { get; init; } = [];

    /// <summary>For the whole chain of precheck hooks; bs_worker's dispatcher gives up after 10 s.</summary>
    public TimeSpan PrecheckDeadline { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Between SIGTERM and SIGKILL, and between cancelling a hook and giving it up.</summary>
    public TimeSpan TerminationGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for the build's log writer to end before appending to the log.</summary>
    public TimeSpan LogWriterGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the real build runs in a mount namespace of its own.</summary>
    public bool MountNamespace { get; init; } = true;

    /// <summary>Whether a hook may register interpreters with the host's kernel.</summary>
    public bool AllowHostBinfmt { get; init; }

    /// <summary>Whether a build step may have loop devices, and the kernel mount file systems that it wrote to them.</summary>
    public bool AllowLoopMounts { get; init; }

    /// <summary>Where tools roots are kept; all components of the path must be root's alone and readable for all.</summary>
    public string ToolsDirectory { get; init; } = "/var/cache/obs-hooks/tools";

    /// <summary>How long making one tools root may take.</summary>
    public TimeSpan ToolsTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Tools roots that nobody uses are removed, the longest unused first, while all together have more.</summary>
    public int ToolsMegabytes { get; init; } = 10 * 1024;

    /// <summary>Tools roots that nobody has used for so many days are removed.</summary>
    public int ToolsDays { get; init; } = 30;

    /// <summary>Whether a hook may use this host's own programs as its tools root.</summary>
    public bool AllowHostTools { get; init; }

    /// <summary>Characters of hook output per hook and point in the build log.</summary>
    public int LogLimit { get; init; } = 256 * 1024;

    /// <summary>
    /// First of the user ids that sandboxes of scripts run as; each takes one for itself. 60578 to 61183 belong to nobody
    /// (systemd, UIDS-GIDS).
    /// </summary>
    public int SandboxFirstUser { get; init; } = 60600;

    /// <summary>How many there are.</summary>
    public int SandboxUserCount { get; init; } = 256;

    /// <summary>
    /// First of the user ids that are given, 65534 to each, to sandboxes whose program is root of a user namespace. 0x70000000 to
    /// 0x7FFDFFFF belong to nobody (systemd, UIDS-GIDS).
    /// </summary>
    public int SandboxFirstSubordinate { get; init; } = 0x70000000;
}
