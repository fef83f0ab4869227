using System.CommandLine;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks uninstall worker|server|osc|dispatcher</c>.</summary>
internal static class UninstallVerb
{
    public static Command Create() => new("uninstall", "Undo `install`; everything is as it was before, byte for byte.")
    {
        Directory("worker", "In a worker's own build directory."),
        Directory("server", "In the directory that bs_repserver gives to its workers."),
        Osc(),
        Dispatcher(),
    };

    private static Command Directory(string name, string description)
    {
        var command = new Command(name, description);
        var directory = InstallOptions.BuildDirectory();
        command.Options.Add(directory);
        var report = new InstallationReport(command);
        command.SetAction(parsed =>
            report.Carry(parsed, BuildDirectoryInstaller.Uninstall(parsed.GetRequiredValue(directory))));
        return command;
    }

    private static Command Osc()
    {
        var command = new Command("osc", "In osc's configuration.");
        var file = InstallOptions.OscConfig();
        var shim = InstallOptions.OscShim();
        command.Options.Add(file);
        command.Options.Add(shim);
        var report = new InstallationReport(command);
        command.SetAction(parsed => report.Carry(
            parsed,
            OscInstaller.Uninstall(parsed.GetRequiredValue(file), Path.GetFullPath(parsed.GetRequiredValue(shim)))));
        return command;
    }

    private static Command Dispatcher()
    {
        var command = new Command("dispatcher", "In the backend's BSConfig.pm.");
        var config = InstallOptions.BsConfig();
        var shim = InstallOptions.DispatcherShim();
        command.Options.Add(config);
        command.Options.Add(shim);
        var report = new InstallationReport(command);
        command.SetAction(parsed => report.Carry(
            parsed,
            DispatcherInstaller.Uninstall(Path.GetFullPath(parsed.GetRequiredValue(config)), parsed.GetRequiredValue(shim))));
        return command;
    }
}
