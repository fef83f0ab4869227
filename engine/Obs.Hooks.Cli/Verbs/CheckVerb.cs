using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks check</c>: everything that is wrong with this host's configuration and plugins, at once.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var command = new Command("check", "Check all configuration files and plugins of this host.");
        var options = new SetupOptions(command);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options)));
        return command;
    }

    private static int Run(ParseResult parsed, SetupOptions options)
    {
        var setup = options.Load(parsed);
        ConfigurationChecker.Check(setup.Configuration, setup.Plugins, setup.Bag);
        PluginFilesCheck.Run(setup.Plugins, setup.Bag);
        var record = new CheckRecord(
            [.. setup.Configuration.Layers.Select(static l => l.File).Where(static f => f != BuiltInLayer.File)],
            [.. setup.Plugins.Select(static p => $"{p.Manifest.Id} {p.Manifest.Version}".TrimEnd())],
            [.. setup.Bag.Select(DiagnosticRecord.Of)]);
        if (options.Json(parsed))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(record, PlanningJson.Readable.CheckRecord));
        }
        else
        {
            DiagnosticPrinter.Print(setup.Bag, Console.Out);
            Console.Out.WriteLine(Summary(record, setup.Bag));
        }

        return setup.Bag.HasErrors ? 1 : 0;
    }

    private static string Summary(CheckRecord record, DiagnosticBag bag)
    {
        var errors = bag.Count(static d => d.Severity == DiagnosticSeverity.Error);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"checked {Count(record.Files.Count, "file")} and {Count(record.Plugins.Count, "plugin")}: "
            + $"{Count(errors, "error")}, {Count(bag.Count - errors, "warning")}");
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
