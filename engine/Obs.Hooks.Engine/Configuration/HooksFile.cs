using System.Collections.Immutable;
using System.ComponentModel;
using Obs.Hooks.Engine.Configuration.Schema;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>One configuration file. <c>hooks.schema.json</c> is generated from this type and those it names.</summary>
[Description("Hooks that run around Open Build Service package builds. // comments are allowed.")]
internal sealed record HooksFile
{
    [SchemaName("$schema")]
    [Description("Where editors find this schema.")]
    public string? Schema { get; init; }

    [Description(
        "The file applies to projects that match one of these patterns (* and ?); without it, or empty, to all. "
        + "Required in projects.d.")]
    public ImmutableArray<string> Projects { get; init; } = [];

    [Description(
        "What scripts of projects and packages may do, by project pattern (* and ?); the more specific pattern wins, key by "
        + "key. In the host's own files only.")]
    public IReadOnlyDictionary<string, PolicyOptions> Policy { get; init; } = new Dictionary<string, PolicyOptions>();

    [Description("The hooks by id. Layers merge by key; objects merge, everything else is replaced.")]
    public IReadOnlyDictionary<string, HookOptions> Hooks { get; init; } = new Dictionary<string, HookOptions>();
}
