using System.Collections.Immutable;
using System.ComponentModel;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>What one layer, or all layers merged, say about a hook's tools root.</summary>
[Description("The tools root of a hook: packages of the host, not of the target.")]
internal sealed record ToolsOptions
{
    [Description(
        "Where the root comes from: Debian packages (debian), RPM packages (rpm), packages of an OBS backend (obs), a directory "
        + "(directory) or a tar archive (tarball) of this host, or this host's own programs (host; only where engine.json has "
        + "allowHostTools).")]
    public ToolsProviderKind? Provider { get; init; }

    [Description(
        "debian: \"http://deb.debian.org/debian bookworm main\" or a directory with .deb files. rpm: the URL of a repository or a "
        + "directory with .rpm files. obs: \"http://backend:5252 project/repository [package]\": the root extends the build "
        + "environment of that package, or of any. directory, tarball: a path. May contain placeholders.")]
    public ImmutableArray<string> Repository { get; init; } = [];

    [Description("Packages that the root must have; what they depend on is added. May contain placeholders.")]
    public ImmutableArray<string> Packages { get; init; } = [];

    [Description("Architecture of the tools, which this host must be able to run. Default: this host's.")]
    public string? Arch { get; init; }

    [Description(
        "debian, rpm, obs: whether the root also keeps the package files it was made of, below /var/cache/obs-hooks/packages, for "
        + "hooks that put packages of the host into build roots (qemu-user). Default: false.")]
    public bool? KeepPackages { get; init; }
}
