using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.Doctor;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Doctor;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks doctor</c>: whether this host is fit, and what to do where it is not.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var command = new Command("doctor", "Look whether this host can build with hooks, and say what to do where it cannot.");
        var config = new Option<string?>("--config-dir") { Description = "Configuration (default: /etc/obs-hooks).", HelpName = "DIR" };
        var builds = new Option<string[]>("--build-dir")
        {
            Description = "A directory in which the shim should be installed; may be repeated.",
            HelpName = "DIR",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        command.Options.Add(config);
        command.Options.Add(builds);
        command.Options.Add(json);
        command.SetAction(parsed => Run(
            parsed.GetValue(config),
            [.. (parsed.GetValue(builds) ?? []).Select(static d => Path.TrimEndingDirectorySeparator(Path.GetFullPath(d)))],
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? configDirectory, IReadOnlyList<string> buildDirectories, bool json)
    {
        var bag = new DiagnosticBag();
        var options = EngineOptionsLoader.Load(configDirectory, bag);
        var configuration = HookConfigurationLoader.Load(options.ConfigDirectory, bag);
        var plugins = PluginCatalog.Discover(options, bag);
        ConfigurationChecker.Check(configuration, plugins, bag);
        var checks = new List<HostCheck>();
        checks.AddRange(HostChecks.Run(options));
        checks.AddRange(KernelChecks.Run());
        checks.AddRange(DirectoryChecks.Run(options));
        checks.AddRange(ConfigurationChecks.Run(bag, plugins.Length));
        checks.Add(JournalChecks.Run(options));
        checks.AddRange(ShimChecks.Run(buildDirectories));

        var fit = checks.TrueForAll(static c => c.Status != HostCheckStatus.Fail);
        if (json)
        {
            var record = new DoctorRecord(fit, [.. checks.Select(DoctorCheckRecord.Of)]);
            Console.Out.WriteLine(JsonSerializer.Serialize(record, DoctorJson.Default.DoctorRecord));
        }
        else
        {
            Print(checks, fit);
        }

        return fit ? 0 : 1;
    }

    private static void Print(List<HostCheck> checks, bool fit)
    {
        foreach (var check in checks)
        {
            Console.Out.WriteLine($"{DoctorCheckRecord.Word(check.Status),-5}{check.Name,-24}{check.Found}");
            if (check.Advice.Length > 0)
            {
                Console.Out.WriteLine($"{"",-29}-> {check.Advice}");
            }
        }

        Console.Out.WriteLine(fit ? "This host is fit." : "This host is not fit: see the lines that begin with fail.");
    }
}
