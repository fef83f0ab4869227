using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.CrashHost;

/// <summary>The files of a job on a worker, below one directory.</summary>
internal sealed class ScenarioFiles(string directory)
{
    public string Directory { get; } = directory;

    public string BuildRoot => $"{Directory}/root";

    public string Results => $"{BuildRoot}/usr/src/packages";

    public string Sources => $"{Directory}/home:user:src";

    public string Tools => $"{Directory}/tools";

    public string RpmList => $"{Directory}/rpmlist";

    public string Prjconf => $"{Directory}/prjconf";

    public string Package => $"{Directory}/extra.deb";

    public EngineOptions Options => new() { StateDirectory = $"{Directory}/state", AllowHostBinfmt = true };

    public BuildJob Job => new()
    {
        Origin = JobOrigin.Worker,
        Recipe = $"{Sources}/hello.dsc",
        RecipeType = "dsc",
        BuildRoot = BuildRoot,
        AreaDirectory = BuildRoot,
        SourceDirectory = Sources,
        PrjconfPath = Prjconf,
        Prjconf = File.ReadAllText(Prjconf),
        Arguments =
        [
            "--root", BuildRoot, "--clean", "--dist", Prjconf, $"--rpmlist={RpmList}", "--arch", "x86_64",
            $"{Sources}/hello.dsc",
        ],
    };

    /// <summary>Creates everything but the state directory.</summary>
    public void Create()
    {
        System.IO.Directory.CreateDirectory($"{Results}/DEBS");
        System.IO.Directory.CreateDirectory($"{Results}/OTHER");
        System.IO.Directory.CreateDirectory(Sources);
        System.IO.Directory.CreateDirectory(Tools);
        File.CreateSymbolicLink($"{BuildRoot}/.build.packages", "usr/src/packages");
        File.WriteAllText($"{Results}/DEBS/hello.deb", "old hello");
        File.WriteAllText($"{Results}/DEBS/dropped.deb", "old dropped");
        File.WriteAllText($"{Results}/OTHER/report.txt", "old report");
        File.WriteAllText($"{Sources}/hello.dsc", "dsc");
        File.WriteAllText($"{Sources}/hello.tar", "tar");
        File.WriteAllText($"{Tools}/tool", "tool");
        File.WriteAllText(RpmList, "base /pkgs/base.deb\npreinstall: base\n");
        File.WriteAllText(Prjconf, "Type: dsc\n");
        File.WriteAllText(Package, "deb");
    }

    /// <summary>All results with their content, one a line.</summary>
    public string ReadResults() => string.Join('\n', System.IO.Directory
        .EnumerateFileSystemEntries(Results, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => path[(Results.Length + 1)..] + (File.Exists(path) ? "=" + File.ReadAllText(path) : "/")));
}
