using System.CommandLine;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The options that the verbs install and uninstall share.</summary>
internal static class InstallOptions
{
    /// <summary>Where the engine is on a host when nothing else is said.</summary>
    public const string DefaultEngine = "/usr/lib/obs-hooks/obs-hooks";

    public static Option<string> BuildDirectory() => new("--build-dir")
    {
        Description = "Directory with obs-build's scripts.",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<string> Engine(string fallback) => new("--engine")
    {
        Description = "The engine's program on the hosts that run builds.",
        HelpName = "FILE",
        DefaultValueFactory = _ => fallback,
    };

    public static Option<string> ConfigDirectory() => new("--config-dir")
    {
        Description = "The configuration on the hosts that run builds.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "/etc/obs-hooks",
    };

    public static Option<string> OnMissingEngine()
    {
        var option = new Option<string>("--missing-engine")
        {
            Description = "What a host without engine does: run the build without hooks, or report itself as bad.",
            DefaultValueFactory = _ => "run",
        };
        option.AcceptOnlyFromAmong("run", "badhost");
        return option;
    }

    public static Option<string> OscConfig() => new("--config")
    {
        Description = "osc's configuration file.",
        HelpName = "FILE",
        DefaultValueFactory = _ => OscInstaller.DefaultConfigFile(),
    };

    public static Option<string> OscShim() => new("--shim")
    {
        Description = "Where the shim is kept; outside obs-build's directory, so that no update touches it.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultOscShim(),
    };

    public static Option<string> BsConfig() => new("--bsconfig")
    {
        Description = "The backend's BSConfig.pm.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DispatcherInstaller.UsualConfigFiles.FirstOrDefault(File.Exists, DispatcherInstaller.UsualConfigFiles[0]),
    };

    public static Option<string> DispatcherShim() => new("--shim")
    {
        Description = "Where the dispatcher's shim is kept.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DispatcherInstaller.DefaultShimFile,
    };

    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Say what would be changed and change nothing.",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print JSON.",
    };

    /// <summary>The program this process was started from.</summary>
    public static string OwnEngine() => Path.Combine(AppContext.BaseDirectory, "obs-hooks");

    public static MissingEngine Parse(string missing) =>
        missing == "badhost" ? MissingEngine.BadHost : MissingEngine.Run;

    private static string DefaultOscShim() =>
        Environment.IsPrivilegedProcess
            ? "/usr/local/lib/obs-hooks/osc-build"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/lib/obs-hooks/osc-build");
}
