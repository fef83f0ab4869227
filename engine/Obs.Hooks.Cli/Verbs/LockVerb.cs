using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks lock [--verify | --update]</c>: which plugins, bit for bit, this host loads.</summary>
internal static class LockVerb
{
    public static Command Create()
    {
        var command = new Command("lock", "Pin the installed plugins in hooks.lock.json, or compare them with it (the default).");
        var update = new Option<bool>("--update") { Description = "Write the lock anew from what is installed now." };
        var verify = new Option<bool>("--verify") { Description = "Compare every file of every plugin with the lock." };
        var setup = new SetupOptions(command);
        command.Options.Add(update);
        command.Options.Add(verify);
        command.Validators.Add(result =>
        {
            if (result.GetValue(update) && result.GetValue(verify))
            {
                result.AddError("--update and --verify exclude each other");
            }
        });
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var options = setup.Overrides(parsed).LoadOptions(bag);
            var report = parsed.GetValue(update) && !bag.HasErrors ? PluginLocker.Update(options) : PluginLocker.Verify(options);
            report.Problems.AddRange(bag);
            Print(report, setup.Json(parsed));
            return report.Problems.HasErrors ? 1 : 0;
        });
        return command;
    }

    private static void Print(LockReport report, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(LockRecord.Of(report), LockJson.Default.LockRecord));
            return;
        }

        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine($"obs-hooks: {problem}");
        }

        foreach (var entry in report.Entries)
        {
            Console.Out.WriteLine($"{LockRecord.NameOf(entry.State),-8} {entry.Plugin.Id} {entry.Plugin.Version} {entry.Plugin.Digest}");
        }

        Console.Out.WriteLine(report switch
        {
            { Written: true } => $"{report.Path} written",
            { Problems.HasErrors: true } => $"see the errors; {report.Path} was not changed",
            { Existed: true } => $"{report.Path} fits what is installed",
            _ => $"{report.Path} is not there: every plugin in a trusted directory is loaded; obs-hooks lock --update pins them",
        });
    }
}
