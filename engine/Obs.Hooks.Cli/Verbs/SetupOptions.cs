using System.CommandLine;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The options of the verbs that look at this host's configuration.</summary>
internal sealed class SetupOptions
{
    private readonly Option<string?> _configDirectory = new("--config-dir")
    {
        Description = "Directory of hooks.json, conf.d, projects.d and engine.json (default: /etc/obs-hooks).",
        HelpName = "DIR",
    };

    private readonly Option<string?> _stateDirectory = new("--state-dir")
    {
        Description = "Directory of job areas and journals.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _pluginDirectories = new("--plugin-dir")
    {
        Description = "Directory with plugins, in place of the configured ones; may be repeated.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public SetupOptions(Command command)
    {
        command.Options.Add(_configDirectory);
        command.Options.Add(_stateDirectory);
        command.Options.Add(_pluginDirectories);
        command.Options.Add(_json);
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Reads everything but the job; what is wrong is in the bag of the result.</summary>
    public HostSetup Load(ParseResult parsed)
    {
        var bag = new DiagnosticBag();
        var options = EngineOptionsLoader.Load(parsed.GetValue(_configDirectory), bag);
        if (parsed.GetValue(_stateDirectory) is { } state)
        {
            options = options with { StateDirectory = Path.GetFullPath(state) };
        }

        if (parsed.GetValue(_pluginDirectories) is { Length: > 0 } plugins)
        {
            options = options with { PluginDirectories = [.. plugins.Select(Path.GetFullPath)] };
        }

        return new HostSetup(
            options, HookConfigurationLoader.Load(options.ConfigDirectory, bag), PluginCatalog.Discover(options, bag), bag);
    }
}
