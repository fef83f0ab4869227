using System.CommandLine;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks install worker|server|osc|dispatcher</c>.</summary>
internal static class InstallVerb
{
    public static Command Create() => new("install", "Make builds, or the dispatcher, go through obs-hooks.")
    {
        Worker(),
        Server(),
        Osc(),
        Dispatcher(),
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

    private static Command Dispatcher()
    {
        var command = new Command("dispatcher", "In the backend's BSConfig.pm: bs_dispatch asks the allocation service.");
        var config = InstallOptions.BsConfig();
        var shim = InstallOptions.DispatcherShim();
        var socket = new Option<string>("--socket")
        {
            Description = "Where the service listens (\"socket\" in allocator.json).",
            HelpName = "FILE",
            DefaultValueFactory = _ => DispatcherShimSettings.DefaultSocket,
        };
        var failure = new Option<string>("--without-service")
        {
            Description = "While the service does not answer: dispatch as if it were not there (open), or dispatch nothing (closed).",
            DefaultValueFactory = _ => "open",
        };
        failure.AcceptOnlyFromAmong("open", "closed");
        var timeout = Milliseconds("--timeout", "How long bs_dispatch waits for an answer of the service, in ms.", new DispatcherShimSettings().Timeout);
        var age = Milliseconds("--max-age", "How long an answer is good for, in ms.", new DispatcherShimSettings().MaxAge);
        var report = new InstallationReport(command);
        command.Add(config, shim, socket, failure, timeout, age);
        command.SetAction(parsed => report.Carry(parsed, DispatcherInstaller.Install(new DispatcherOptions
        {
            ConfigFile = Path.GetFullPath(parsed.GetRequiredValue(config)),
            ShimFile = parsed.GetRequiredValue(shim),
            Shim = new DispatcherShimSettings
            {
                Socket = parsed.GetRequiredValue(socket),
                Failure = parsed.GetRequiredValue(failure) == "closed" ? FailureMode.Closed : FailureMode.Open,
                Timeout = TimeSpan.FromMilliseconds(parsed.GetRequiredValue(timeout)),
                MaxAge = TimeSpan.FromMilliseconds(parsed.GetRequiredValue(age)),
            },
        })));
        return command;
    }

    private static Option<int> Milliseconds(string name, string description, TimeSpan fallback)
    {
        const int most = 10_000;
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "MS",
            DefaultValueFactory = _ => (int)fallback.TotalMilliseconds,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > most)
            {
                result.AddError($"{name}: expected 1 to {most} ms.");
            }
        });
        return option;
    }

    private static void Add(this Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }
}
