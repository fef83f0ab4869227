using System.Collections.Immutable;
using System.ComponentModel;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Which jobs a hook is for: every list that is not empty must have a pattern that matches.</summary>
[Description("The jobs for which a hook runs.")]
internal sealed record WhenOptions
{
    public static WhenOptions Always { get; } = new();

    [Description("Project names, such as home:*.")]
    public ImmutableArray<string> Projects { get; init; } = [];

    [Description("Repository names, such as standard.")]
    public ImmutableArray<string> Repositories { get; init; } = [];

    [Description("Scheduler architectures of the target, such as aarch64.")]
    public ImmutableArray<string> Archs { get; init; } = [];

    [Description("Package names, a multibuild flavor as package:flavor.")]
    public ImmutableArray<string> Packages { get; init; } = [];

    [Description("Recipe types (spec, dsc, kiwi, docker …) or recipe file names.")]
    public ImmutableArray<string> Recipes { get; init; } = [];

    [Description("How the build is contained: chroot, kvm, podman ….")]
    public ImmutableArray<string> VmTypes { get; init; } = [];
}
