using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Installation;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Installation;

/// <summary>Makes bs_dispatch ask the allocation service, and undoes it.</summary>
internal static class DispatcherInstaller
{
    /// <summary>Where distributions put it; Debian's is a link to /etc/obs.</summary>
    public static readonly IReadOnlyList<string> UsualConfigFiles = ["/usr/lib/obs/server/BSConfig.pm", "/etc/obs/BSConfig.pm"];

    public const string DefaultShimFile = "/etc/obs-hooks/dispatcher.pl";

    private const UnixFileMode ShimMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static InstallationPlan Install(DispatcherOptions options)
    {
        var plan = new InstallationPlan();
        CheckPaths(options, plan.Problems);
        var opened = Open(options.ConfigFile, plan.Problems);
        if (!File.Exists(PerlCheck.Perl))
        {
            plan.Problems.Error(
                DiagnosticCodes.BadBackendConfiguration, new SourceLocation(PerlCheck.Perl), "no such file", "the backend's Perl");
        }

        if (opened is not { } config || plan.Problems.HasErrors)
        {
            return plan;
        }

        var shim = DispatcherShim.Render(options.Shim);
        if (!File.Exists(options.ShimFile) || File.ReadAllText(options.ShimFile) != shim)
        {
            plan.Add(
                $"write the dispatcher's shim to {options.ShimFile}",
                () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(options.ShimFile)!);
                    AtomicFile.Write(options.ShimFile, shim, ShimMode);
                });
        }

        var text = config.File.With(options.ShimFile, options.Shim.Failure);
        if (text != config.File.Text)
        {
            plan.Add($"include it in {config.Path}", () => Change(config.Path, text, options.ShimFile));
        }

        if (plan.Steps.Count > 0)
        {
            plan.Notes.Add(
                "bs_dispatch reads it at its start: restart it, or touch bs_dispatch.restart in the backend's run directory. "
                + "BSConfig.pm is part of the workers' code: each idle worker starts anew when it is offered its next job.");
        }

        return plan;
    }

    public static InstallationPlan Uninstall(string configFile, string shimFile)
    {
        var plan = new InstallationPlan();
        if (Open(configFile, plan.Problems) is not { } config || plan.Problems.HasErrors)
        {
            return plan;
        }

        if (config.File.Line.Length > 0)
        {
            plan.Add(
                $"take the dispatcher's shim out of {config.Path}",
                () => AtomicFile.Rewrite(config.Path, BsConfigFile.ToBytes(config.File.Plain)));
        }

        if (File.Exists(shimFile) && DispatcherShim.IsShim(File.ReadAllText(shimFile)))
        {
            plan.Add($"remove {shimFile}", () => File.Delete(shimFile));
        }

        if (plan.Steps.Count > 0)
        {
            plan.Notes.Add("A running bs_dispatch keeps asking the service until it is restarted.");
        }

        return plan;
    }

    /// <summary>The BSConfig.pm itself, behind links.</summary>
    private static (string Path, BsConfigFile File)? Open(string configFile, DiagnosticBag problems)
    {
        var info = new FileInfo(configFile);
        if (!info.Exists)
        {
            problems.Error(
                DiagnosticCodes.BadBackendConfiguration,
                new SourceLocation(configFile),
                "no such file",
                "the backend's BSConfig.pm",
                "name it with --bsconfig");
            return null;
        }

        var path = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
        var directory = Path.GetDirectoryName(path)!;
        if (Libc.Access(directory, Libc.WriteAccess) != 0)
        {
            problems.Error(
                DiagnosticCodes.InstallationDenied,
                new SourceLocation(path),
                $"{directory} is not writable for {Environment.UserName}",
                "a directory this user may change",
                "run it as root");
        }

        return (path, new BsConfigFile(File.ReadAllBytes(path)));
    }

    private static void CheckPaths(DispatcherOptions options, DiagnosticBag problems)
    {
        foreach (var path in new[] { options.ShimFile, options.Shim.Socket })
        {
            if (!Path.IsPathRooted(path) || path.Any(char.IsControl))
            {
                problems.Error(
                    DiagnosticCodes.RelativePath, new SourceLocation(path), "not an absolute path", "an absolute path on one line");
            }
        }

        if (File.Exists(options.ShimFile) && !DispatcherShim.IsShim(File.ReadAllText(options.ShimFile)))
        {
            problems.Error(
                DiagnosticCodes.BadBackendConfiguration,
                new SourceLocation(options.ShimFile),
                "a file that obs-hooks did not put there",
                "no such file, or the dispatcher's shim",
                "name another place with --shim");
        }
    }

    /// <summary>A BSConfig.pm that Perl does not take would stop the whole backend: it is tried out beside the one in use.</summary>
    private static void Change(string path, string text, string shimFile)
    {
        var candidate = Path.Combine(Path.GetDirectoryName(path)!, $".BSConfig.{Environment.ProcessId}.pm");
        try
        {
            AtomicFile.Write(candidate, BsConfigFile.ToBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (PerlCheck.Check(candidate, shimFile) is { Length: > 0 } wrong)
            {
                throw new EngineException(
                    DiagnosticCodes.BadBackendConfiguration,
                    $"{path} was left as it is: with the line that includes the shim Perl says: {wrong}",
                    ExitStatus.Failed);
            }
        }
        finally
        {
            File.Delete(candidate);
        }

        AtomicFile.Rewrite(path, BsConfigFile.ToBytes(text));
    }
}
