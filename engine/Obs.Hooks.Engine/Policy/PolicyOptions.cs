using System.Collections.Immutable;
using System.ComponentModel;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Schema;

namespace Obs.Hooks.Engine.Policy;

/// <summary>
/// What the scripts of a project and of its packages may do. What was not said (null) is as in a less specific pattern, at
/// last as in <see cref="ScriptPolicy.BuiltIn"/>.
/// </summary>
[Description("What scripts of projects that match the pattern may do, and those of their packages.")]
internal sealed record PolicyOptions
{
    [Description("Whether scripts in project configurations run. Default: true.")]
    public bool? ProjectScripts { get; init; }

    [Description("Whether scripts among package sources run. Default: true.")]
    public bool? PackageScripts { get; init; }

    [Description("Projects (patterns) whose scripts run too where they stand below in the repository path. Default: none.")]
    public ImmutableArray<string>? Inherited { get; init; }

    [SchemaPattern(HookNames.IdPattern)]
    [Description("Ids of the host's hooks that the project may switch on or off and give settings. Default: none.")]
    public ImmutableArray<string>? Configures { get; init; }

    [SchemaPattern(PolicyNames.CapabilityPattern)]
    [Description("What scripts may ask for. Default: results and reports.")]
    public ImmutableArray<string>? Capabilities { get; init; }

    [Description("Packages (patterns) that may be added to the build root. Default: all, with the capability packages.")]
    public ImmutableArray<string>? Packages { get; init; }

    [SchemaPattern(PolicyNames.DirectoryPattern)]
    [Description("Directories of the host from which packages may come. Default: none, only the sources.")]
    public ImmutableArray<string>? PackageDirectories { get; init; }

    [SchemaPattern(PolicyNames.OptionPattern)]
    [Description("Options of build that may be set, from the engine's own list. Default: all of that list.")]
    public ImmutableArray<string>? BuildOptions { get; init; }

    [Description("Sources (patterns) that may be added or replaced. Default: all, with the capability sources.")]
    public ImmutableArray<string>? Sources { get; init; }

    [Description("Keywords of project configuration lines that may be added, such as Required. Default: all, with the capability prjconf.")]
    public ImmutableArray<string>? PrjconfKeywords { get; init; }

    [Description("Files (patterns of absolute paths) that may be put into the build root. Default: all, with the capability root-files.")]
    public ImmutableArray<string>? RootFiles { get; init; }

    [Description("Largest root disk of a virtual machine that may be asked for, in MiB. Default: what the host has, with the capability machine.")]
    public int? MachineDiskMegabytes { get; init; }

    [Description("Most memory of a virtual machine that may be asked for, in MiB, a disk in memory included. Default: what the host has, but no disk in memory.")]
    public int? MachineMemoryMegabytes { get; init; }

    [SchemaPattern(PolicyNames.DirectoryPattern)]
    [Description("Directories of the host that may become tools roots. Default: none.")]
    public ImmutableArray<string>? ToolsRoots { get; init; }

    [Description("Result directories (patterns) in which results may be added, replaced or removed. Default: OTHER.")]
    public ImmutableArray<string>? ResultDirectories { get; init; }

    [Description("Names (patterns) of results and reports that may be added, replaced or removed. Default: all.")]
    public ImmutableArray<string>? Results { get; init; }

    [Description("Whether results of the build may be replaced or removed, not only added. Default: false.")]
    public bool? ChangeResults { get; init; }

    [SchemaPattern(PolicyNames.ToolPattern)]
    [Description("Programs that scripts may let the engine run, by name. Default: none.")]
    public ImmutableArray<string>? Tools { get; init; }

    [SchemaPattern(PolicyNames.PinPattern)]
    [Description("SHA-256 of each script that may run (sha256sum FILE), as sha256:HEX; empty: any. Default: any.")]
    public ImmutableArray<string>? Pins { get; init; }

    [Description("When a script wants what it may not: the build fails (fail), it runs without (warn), it does not run (skip). Default: fail.")]
    public DeniedAction? Denied { get; init; }

    [SchemaPattern(Duration.Pattern)]
    [Description("Longest timeout of a script; a longer one is cut. Default: 10m.")]
    public TimeSpan? Timeout { get; init; }

    [Description("Memory for all scripts of one origin together, in MiB, files they write included. Default: 256.")]
    public int? MemoryMegabytes { get; init; }
}
