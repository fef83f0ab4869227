using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Directories given on the command line of any verb.</summary>
/// <param name="ConfigDirectory"><c>--config-dir</c>, or null.</param>
/// <param name="StateDirectory"><c>--state-dir</c>, or null.</param>
/// <param name="PluginDirectories"><c>--plugin-dir</c>, any number; empty: the configured ones.</param>
internal sealed record HostOverrides(string? ConfigDirectory, string? StateDirectory, ImmutableArray<string> PluginDirectories)
{
    /// <summary>The options of this host with these in their place.</summary>
    public EngineOptions LoadOptions(DiagnosticBag bag)
    {
        var options = EngineOptionsLoader.Load(ConfigDirectory, bag);
        return options with
        {
            StateDirectory = StateDirectory is null ? options.StateDirectory : Path.GetFullPath(StateDirectory),
            PluginDirectories = PluginDirectories.IsEmpty ? options.PluginDirectories : [.. PluginDirectories.Select(Path.GetFullPath)],
        };
    }
}
