using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>What rpmlint is given besides the packages.</summary>
/// <param name="Mounts">Its files.</param>
/// <param name="Arguments">How it finds them.</param>
internal sealed record RpmlintConfiguration(ImmutableArray<ToolMount> Mounts, ImmutableArray<string> Arguments)
{
    /// <summary>Where it is mounted, and rpmlint's <c>XDG_CONFIG_HOME</c>.</summary>
    public const string Home = "/mnt/config";
}
