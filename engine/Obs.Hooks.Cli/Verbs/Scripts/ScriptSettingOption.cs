using System.CommandLine;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>--setting NAME=VALUE</c>, as in <c>BuildFlags: hook:ID:NAME=VALUE</c>.</summary>
internal sealed class ScriptSettingOption
{
    private readonly Option<string[]> _settings = new("--setting")
    {
        Description = "A setting of the script; may be repeated.",
        HelpName = "NAME=VALUE",
    };

    public ScriptSettingOption(Command command) => command.Options.Add(_settings);

    /// <exception cref="EngineException">One has no value.</exception>
    public List<(string Name, string Value)> Read(ParseResult parsed)
    {
        var settings = new List<(string, string)>();
        foreach (var text in parsed.GetValue(_settings) ?? [])
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
            {
                throw new EngineException(DiagnosticCodes.EngineUsage, $"--setting \"{text}\": expected NAME=VALUE");
            }

            settings.Add((text[..split], text[(split + 1)..]));
        }

        return settings;
    }
}
