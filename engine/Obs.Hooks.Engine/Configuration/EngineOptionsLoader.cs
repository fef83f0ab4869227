using System.Collections;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// Loads the options of this host: defaults, then <c>engine.json</c> in the configuration directory, then
/// <c>OBS_HOOKS_…</c> variables (<c>OBS_HOOKS_LOGLIMIT=1000</c>, <c>OBS_HOOKS_PLUGINDIRECTORIES__0=/srv/plugins</c>).
/// </summary>
internal static class EngineOptionsLoader
{
    public const string FileName = "engine.json";
    public const string Prefix = "OBS_HOOKS_";

    /// <summary>Where the configuration is: it cannot be said in a file that is in it.</summary>
    public const string ConfigDirectoryVariable = Prefix + "CONFIGDIRECTORY";

    /// <summary>Loads the options; on errors what is right in them, and the defaults for the rest.</summary>
    /// <param name="configDirectory">Null: <see cref="ConfigDirectoryVariable"/>, else <c>/etc/obs-hooks</c>.</param>
    /// <param name="bag">Takes the errors.</param>
    public static EngineOptions Load(string? configDirectory, DiagnosticBag bag)
    {
        var options = Defaults(configDirectory);
        var json = ConfigFile.Read(Path.Combine(options.ConfigDirectory, FileName), mayBeMissing: true, bag);
        var variables = Variables();
        if (json is null && variables.Count == 0)
        {
            return options;
        }

        var before = bag.Count;
        if (json is not null)
        {
            EngineOptionsChecker.CheckFile(Path.Combine(options.ConfigDirectory, FileName), json, bag);
        }

        EngineOptionsChecker.CheckVariables(variables, bag);
        return bag.Count == before ? EngineOptionsBinder.Bind(options, json) : options;
    }

    private static EngineOptions Defaults(string? configDirectory)
    {
        var options = new EngineOptions
        {
            PluginDirectories = [Path.Combine(AppContext.BaseDirectory, "plugins"), "/usr/lib/obs-hooks/plugins"],
        };
        var directory = configDirectory ?? Environment.GetEnvironmentVariable(ConfigDirectoryVariable);
        return string.IsNullOrEmpty(directory) ? options : options with { ConfigDirectory = Path.GetFullPath(directory) };
    }

    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value }
                && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && !name.Equals(ConfigDirectoryVariable, StringComparison.OrdinalIgnoreCase))
            {
                variables.Add(name, value);
            }
        }

        return variables;
    }
}
