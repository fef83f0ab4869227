using System.Collections.Immutable;
using System.ComponentModel;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Configuration.Schema;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>What one layer, or all layers merged, say about one hook. What is null or empty was not said.</summary>
[Description("One hook.")]
internal sealed record HookOptions
{
    [SchemaPattern(HookNames.UsesPattern)]
    [Description("The plugin, or plugin/hook when the plugin has several hooks. Default: the hook's id.")]
    public string? Uses { get; init; }

    [SchemaPattern(HookNames.ScriptPattern)]
    [Description(
        "The script, in place of a plugin: below the configuration directory such as scripts/hello.csx; in a project "
        + "configuration or a package, the name of an embedded or source file.")]
    public string? Script { get; init; }

    [SchemaPattern(HookNames.PointPattern)]
    [Description("The points at which a script runs: pre-chroot, post-build, cleanup. Default: those of its header.")]
    public ImmutableArray<string> Points { get; init; } = [];

    [SchemaPattern(PolicyNames.CapabilityPattern)]
    [Description("What a script may ask for, in place of what its header says; for the host's own scripts also the permission.")]
    public ImmutableArray<string>? Capabilities { get; init; }

    [Description("Whether the hook runs at all. Default: true.")]
    public bool? Enabled { get; init; }

    [Description(
        "The jobs for which the hook runs: lists of patterns (* is any text, ? any character). Every list must match; an "
        + "empty list matches all. Default: all jobs.")]
    public WhenOptions? When { get; init; }

    [Description("The stage at post-build. Default: the plugin's.")]
    public HookStage? Stage { get; init; }

    [SchemaPattern(HookNames.IdPattern)]
    [Description("Ids of hooks that run after this one when both run at the same point.")]
    public ImmutableArray<string> Before { get; init; } = [];

    [SchemaPattern(HookNames.IdPattern)]
    [Description("Ids of hooks that run before this one when both run at the same point.")]
    public ImmutableArray<string> After { get; init; } = [];

    [SchemaPattern(Duration.Pattern)]
    [Description("Time allowed for one call: 90s, 10m or 2h. Default: the plugin's.")]
    public TimeSpan? Timeout { get; init; }

    [Description(
        "When the hook breaks: the build fails (fail), a warning is logged (warn), or the job goes to another host "
        + "(badhost). Default: the plugin's.")]
    public ErrorPolicy? OnError { get; init; }

    [Description(
        "The settings the plugin declares (obs-hooks explain HOOK lists them); null takes back what a lower layer set. "
        + "Texts may contain placeholders, and in the host's files {{#if job.reason}}…{{/if}}, {{#unless …}} and "
        + "{{#each job.packages}}{{this}}{{/each}}. Their values are the project's: a hook must quote them for a shell.")]
    public ConfigNode? Settings { get; init; }

    [Description(
        "The tools root the hook runs its programs in: packages for this host, independent of the job's target. Default: none.")]
    public ToolsOptions? Tools { get; init; }
}
