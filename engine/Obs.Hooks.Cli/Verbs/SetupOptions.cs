using System.CommandLine;
using Obs.Hooks.Cli.Planning;

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

    /// <param name="command">Gets the options.</param>
    /// <param name="hasJson">Whether it can print JSON.</param>
    public SetupOptions(Command command, bool hasJson = true)
    {
        command.Options.Add(_configDirectory);
        command.Options.Add(_stateDirectory);
        command.Options.Add(_pluginDirectories);
        if (hasJson)
        {
            command.Options.Add(_json);
        }
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Reads everything but the job; what is wrong is in the bag of the result.</summary>
    public HostSetup Load(ParseResult parsed) => HostSetup.Load(Overrides(parsed));

    public HostOverrides Overrides(ParseResult parsed) =>
        new(parsed.GetValue(_configDirectory), parsed.GetValue(_stateDirectory), [.. parsed.GetValue(_pluginDirectories) ?? []]);
}
