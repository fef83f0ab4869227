using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>Whether builds go through the engine.</summary>
internal static class ShimChecks
{
    // Where distributions put obs-build; a worker's own directory is named on the command line.
    private static readonly string[] Usual = ["/usr/lib/build", "/usr/lib/obs-build", "/usr/lib/obs/server/build"];

    public static IEnumerable<HostCheck> Run(IReadOnlyList<string> directories)
    {
        foreach (var directory in directories)
        {
            yield return Check(new BuildDirectory(directory), wanted: true);
        }

        foreach (var directory in Usual.Where(Directory.Exists).Select(static d => new BuildDirectory(d)))
        {
            if (!directory.IsLink && !directories.Contains(directory.Path, StringComparer.Ordinal))
            {
                yield return Check(directory, wanted: false);
            }
        }
    }

    private static HostCheck Check(BuildDirectory directory, bool wanted)
    {
        const string Name = "shim";
        var install = $"obs-hooks install worker --build-dir {directory.Path}";
        if (directory.Overwritten)
        {
            return HostCheck.Fail(
                Name, $"{directory.Path}: an update of obs-build wrote over the shim", $"{install} (or server)");
        }

        if (directory.Settings is { } settings)
        {
            return directory.Real != BuildScriptKind.Genuine
                ? HostCheck.Fail(Name, $"{directory.Path}: there is no {BuildDirectory.RealName} beside the shim", "install obs-build again, then the shim")
                : File.Exists(settings.Engine) ? HostCheck.Ok(Name, $"{directory.Path} calls {settings.Engine}")
                : settings.Digest.Length > 0 && File.Exists(directory.ArchivePath)
                    ? HostCheck.Ok(Name, $"{directory.Path} calls the engine that travels with it")
                : HostCheck.Fail(
                    Name,
                    $"{directory.Path}: {settings.Engine} is not there; builds "
                    + (settings.Missing == MissingEngine.Run ? "run without hooks" : "report a bad host"),
                    "install the engine, or install the shim again with --engine");
        }

        return directory.Build == BuildScriptKind.Genuine
            ? wanted
                ? HostCheck.Fail(Name, $"{directory.Path}: not installed", install)
                : HostCheck.Ok(Name, $"{directory.Path}: not installed")
            : HostCheck.Fail(Name, $"{directory.Path}: not obs-build's `build`", "name obs-build's directory");
    }
}
