using System.CommandLine;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks install worker|server|osc</c>.</summary>
internal static class InstallVerb
{
    public static Command Create() => new("install", "Make builds go through obs-hooks.")
    {
        Worker(),
        Server(),
        Osc(),
    };

    private static Command Worker()
    {
        var command = new Command("worker", "In a worker's own build directory (bs_worker --nobuildupdate).");
        var directory = InstallOptions.BuildDirectory();
        var engine = InstallOptions.Engine(InstallOptions.OwnEngine());
        var config = InstallOptions.ConfigDirectory();
        var missing = InstallOptions.OnMissingEngine();
        var report = new InstallationReport(command);
        command.Add(directory, engine, config, missing);
        command.SetAction(parsed => report.Carry(parsed, BuildDirectoryInstaller.Install(new BuildDirectoryOptions
        {
            BuildDirectory = parsed.GetRequiredValue(directory),
            Shim = new ShimSettings
            {
                Engine = parsed.GetRequiredValue(engine),
                ConfigDirectory = parsed.GetRequiredValue(config),
                Missing = InstallOptions.Parse(parsed.GetRequiredValue(missing)),
            },
        })));
        return command;
    }

    private static Command Server()
    {
        var command = new Command("server", "In the directory that bs_repserver gives to its workers (getbuildcode).");
        var directory = InstallOptions.BuildDirectory();
        var engine = InstallOptions.Engine(InstallOptions.DefaultEngine);
        var config = InstallOptions.ConfigDirectory();
        var missing = InstallOptions.OnMissingEngine();
        var travelling = new Option<string?>("--with-engine")
        {
            Description = "Send the engine along, for workers that have none; FILE is the archive engine/package made.",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var report = new InstallationReport(command);
        command.Add(directory, engine, travelling, config, missing);
        command.SetAction(parsed => report.Carry(parsed, BuildDirectoryInstaller.Install(new BuildDirectoryOptions
        {
            BuildDirectory = parsed.GetRequiredValue(directory),
            Served = true,
            Archive = parsed.GetResult(travelling) is null
                ? ""
                : parsed.GetValue(travelling) ?? Path.Combine(AppContext.BaseDirectory, BuildDirectory.ArchiveName),
            Shim = new ShimSettings
            {
                Engine = parsed.GetRequiredValue(engine),
                ConfigDirectory = parsed.GetRequiredValue(config),
                Missing = InstallOptions.Parse(parsed.GetRequiredValue(missing)),
            },
        })));
        return command;
    }

    private static Command Osc()
    {
        var command = new Command("osc", "In osc's configuration, for `osc build`.");
        var file = InstallOptions.OscConfig();
        var shim = InstallOptions.OscShim();
        var engine = InstallOptions.Engine(InstallOptions.OwnEngine());
        var config = InstallOptions.ConfigDirectory();
        var missing = InstallOptions.OnMissingEngine();
        var report = new InstallationReport(command);
        command.Add(file, shim, engine, config, missing);
        command.SetAction(parsed => report.Carry(parsed, OscInstaller.Install(new OscOptions
        {
            ConfigFile = parsed.GetRequiredValue(file),
            ShimFile = Path.GetFullPath(parsed.GetRequiredValue(shim)),
            Shim = new ShimSettings
            {
                Engine = parsed.GetRequiredValue(engine),
                ConfigDirectory = parsed.GetRequiredValue(config),
                Missing = InstallOptions.Parse(parsed.GetRequiredValue(missing)),
            },
        })));
        return command;
    }

    private static void Add(this Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }
}
