using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Installation;

/// <summary>Makes osc call a shim in the place of its build command, and undoes it.</summary>
internal static class OscInstaller
{
    private const UnixFileMode ShimMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // Where osc itself looks when nothing is configured (osc, conf.py, build_cmd).
    private static readonly string[] Defaults =
    [
        "/usr/bin/build", "/usr/lib/build/build", "/usr/lib/obs-build/build", "/usr/bin/obs-build",
    ];

    /// <summary>The configuration file osc would read for this user.</summary>
    public static string DefaultConfigFile()
    {
        if (Environment.GetEnvironmentVariable("OSC_CONFIG") is { Length: > 0 } named)
        {
            return named;
        }

        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } directory ? directory : "/root";
        var old = Path.Combine(home, ".oscrc");
        if (File.Exists(old))
        {
            return old;
        }

        var config = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(home, ".config");
        return Path.Combine(config, "osc", "oscrc");
    }

    public static InstallationPlan Install(OscOptions options)
    {
        var plan = new InstallationPlan();
        if (Open(options.ConfigFile, plan.Problems) is not { } opened)
        {
            return plan;
        }

        var (path, file) = opened;
        var real = file.UserCommand.Length > 0 ? file.UserCommand : Array.Find(Defaults, File.Exists) ?? "";
        if (!Path.IsPathRooted(real) || !File.Exists(real))
        {
            plan.Problems.Error(
                DiagnosticCodes.NoOscBuildCommand,
                new SourceLocation(path),
                real.Length == 0 ? "no build-cmd, and none of osc's defaults exists" : $"build-cmd = {real}",
                "the absolute path of obs-build's `build`",
                "install obs-build, or set build-cmd in [general]");
        }

        if (!File.Exists(options.Shim.Engine))
        {
            plan.Problems.Error(
                DiagnosticCodes.EngineNotFound,
                new SourceLocation(options.Shim.Engine),
                "no such file",
                "the engine's program",
                "install the engine there, or say where it is with --engine");
        }

        CheckWritable(options.ShimFile, plan.Problems);
        if (plan.Problems.HasErrors)
        {
            return plan;
        }

        var text = Shim.Render(options.Shim with { Real = real });
        if (!File.Exists(options.ShimFile) || File.ReadAllText(options.ShimFile) != text)
        {
            plan.Add(
                $"write the shim for {real} to {options.ShimFile}",
                () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(options.ShimFile)!);
                    AtomicFile.Write(options.ShimFile, text, ShimMode);
                });
        }

        var before = file.Text;
        file.Set(options.ShimFile);
        if (file.Text != before)
        {
            plan.Add($"set build-cmd in {path}", () => AtomicFile.Rewrite(path, file.Text));
        }

        return plan;
    }

    public static InstallationPlan Uninstall(string configFile, string shimFile)
    {
        var plan = new InstallationPlan();
        if (Open(configFile, plan.Problems) is not { } opened)
        {
            return plan;
        }

        var (path, file) = opened;
        if (file.IsSet)
        {
            plan.Add(
                $"put build-cmd in {path} back",
                () =>
                {
                    file.Restore();
                    AtomicFile.Rewrite(path, file.Text);
                });
        }

        if (File.Exists(shimFile) && Shim.IsShim(File.ReadAllText(shimFile)))
        {
            plan.Add($"remove {shimFile}", () => File.Delete(shimFile));
        }

        return plan;
    }

    private static (string Path, OscConfigFile File)? Open(string configFile, DiagnosticBag problems)
    {
        var location = new SourceLocation(configFile);
        var info = new FileInfo(configFile);
        if (!info.Exists)
        {
            problems.Error(
                DiagnosticCodes.BadOscConfiguration,
                location,
                "no such file",
                "osc's configuration file",
                "run osc once, or name the file with --config");
            return null;
        }

        // Dot-files are often links into a repository of their own: the file is changed, the link stays.
        var path = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
        var file = new OscConfigFile(File.ReadAllText(path));
        if (!file.HasGeneralSection)
        {
            problems.Error(
                DiagnosticCodes.BadOscConfiguration, location, "no section [general]", "a file osc would accept");
            return null;
        }

        CheckWritable(path, problems);
        return (path, file);
    }

    private static void CheckWritable(string file, DiagnosticBag problems)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        while (!Directory.Exists(directory))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        if (Libc.Access(directory, Libc.WriteAccess) != 0)
        {
            problems.Error(
                DiagnosticCodes.InstallationDenied,
                new SourceLocation(file),
                $"{directory} is not writable for {Environment.UserName}",
                "a directory this user may change",
                "run it as the user whose osc it is, or name another place");
        }
    }
}
