using System.Globalization;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// What engine.json and the environment say, as the configuration binder fills it in; <see cref="ApplyTo"/> makes it
/// typed. Checked before.
/// </summary>
internal sealed class EngineOptionValues
{
    public string? StateDirectory { get; set; }

    public string? CacheDirectory { get; set; }

    public List<string>? PluginDirectories { get; set; }

    public string? PrecheckDeadline { get; set; }

    public string? TerminationGrace { get; set; }

    public string? LogWriterGrace { get; set; }

    public bool? MountNamespace { get; set; }

    public bool? AllowHostBinfmt { get; set; }

    public bool? AllowLoopMounts { get; set; }

    public string? ToolsDirectory { get; set; }

    public string? ToolsTimeout { get; set; }

    public int? ToolsMegabytes { get; set; }

    public int? ToolsDays { get; set; }

    public bool? AllowHostTools { get; set; }

    public int? LogLimit { get; set; }

    public int? SandboxFirstUser { get; set; }

    public int? SandboxFirstSubordinate { get; set; }

    public int? SandboxUserCount { get; set; }

    public EngineOptions ApplyTo(EngineOptions options) => options with
    {
        StateDirectory = StateDirectory ?? options.StateDirectory,
        CacheDirectory = CacheDirectory ?? options.CacheDirectory,
        PluginDirectories = PluginDirectories is { } directories ? [.. directories] : options.PluginDirectories,
        PrecheckDeadline = Time(PrecheckDeadline) ?? options.PrecheckDeadline,
        TerminationGrace = Time(TerminationGrace) ?? options.TerminationGrace,
        LogWriterGrace = Time(LogWriterGrace) ?? options.LogWriterGrace,
        MountNamespace = MountNamespace ?? options.MountNamespace,
        AllowHostBinfmt = AllowHostBinfmt ?? options.AllowHostBinfmt,
        AllowLoopMounts = AllowLoopMounts ?? options.AllowLoopMounts,
        ToolsDirectory = ToolsDirectory ?? options.ToolsDirectory,
        ToolsTimeout = Time(ToolsTimeout) ?? options.ToolsTimeout,
        ToolsMegabytes = ToolsMegabytes ?? options.ToolsMegabytes,
        ToolsDays = ToolsDays ?? options.ToolsDays,
        AllowHostTools = AllowHostTools ?? options.AllowHostTools,
        LogLimit = LogLimit ?? options.LogLimit,
        SandboxFirstUser = SandboxFirstUser ?? options.SandboxFirstUser,
        SandboxFirstSubordinate = SandboxFirstSubordinate ?? options.SandboxFirstSubordinate,
        SandboxUserCount = SandboxUserCount ?? options.SandboxUserCount,
    };

    private static TimeSpan? Time(string? text) =>
        text is null ? null
        : Duration.TryParse(text, out var time) ? time
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" was not checked"));
}
