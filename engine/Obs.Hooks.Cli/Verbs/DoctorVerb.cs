using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.Doctor;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Cli.Tools;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Doctor;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks doctor</c>: whether this host is fit, and what to do where it is not.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var command = new Command("doctor", "Look whether this host can build with hooks, and say what to do where it cannot.");
        var options = new SetupOptions(command);
        var builds = new Option<string[]>("--build-dir")
        {
            Description = "A directory in which the shim should be installed; may be repeated.",
            HelpName = "DIR",
        };
        var backends = new Option<string[]>("--bsconfig")
        {
            Description = "A backend's BSConfig.pm in which the dispatcher's shim should be; may be repeated.",
            HelpName = "FILE",
        };
        command.Options.Add(builds);
        command.Options.Add(backends);
        command.SetAction(parsed => Verb.Run(() => Run(
            options.Load(parsed),
            [.. (parsed.GetValue(builds) ?? []).Select(static d => Path.TrimEndingDirectorySeparator(Path.GetFullPath(d)))],
            [.. (parsed.GetValue(backends) ?? []).Select(Path.GetFullPath)],
            options.Json(parsed))));
        return command;
    }

    private static int Run(HostSetup host, IReadOnlyList<string> buildDirectories, IReadOnlyList<string> bsConfigs, bool json)
    {
        ConfigurationChecker.Check(host.Configuration, host.Plugins, host.Bag);
        var checks = new List<HostCheck>();
        checks.AddRange(HostChecks.Run(host.Options));
        checks.AddRange(KernelChecks.Run());
        checks.Add(SandboxChecks.Run(host.Options));
        checks.AddRange(DirectoryChecks.Run(host.Options));
        checks.AddRange(ConfigurationChecks.Run(host.Bag, host.Plugins.Count));
        checks.Add(JournalChecks.Run(host.Options));
        var tools = ToolsSelection.Configured(host, new BuildJob { Origin = JobOrigin.Plain });
        checks.AddRange(ToolsChecks.Run(host.Options, [.. tools.Select(static t => (t.Hook, t.Spec))]));
        checks.AddRange(ShimChecks.Run(buildDirectories));
        checks.AddRange(DispatcherChecks.Run(bsConfigs));

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
