using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>
/// A job that was recorded, or made up, to try scripts on: <c>job.json</c> in a directory with <c>sources/</c>,
/// <c>results/DIRECTORY/</c> and <c>prjconf</c>.
/// </summary>
internal sealed record RecordedJob
{
    public string Project { get; init; } = "";

    public string Repository { get; init; } = "";

    public string Arch { get; init; } = "";

    public string Package { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Release { get; init; } = "";

    public string DistUrl { get; init; } = "";

    /// <summary>A file of the sources.</summary>
    public string Recipe { get; init; } = "";

    public string VmType { get; init; } = "chroot";

    /// <summary>Names of the packages of the build root.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];

    /// <summary>How the build ended.</summary>
    public int BuildStatus { get; init; }

    public static RecordedJob Of(BuildJob job) => new()
    {
        Project = job.Project,
        Repository = job.Repository,
        Arch = job.Arch,
        Package = job.Package,
        Reason = job.Reason,
        Release = job.Release,
        DistUrl = job.DistUrl,
        Recipe = Path.GetFileName(job.Recipe),
        VmType = job.VmType,
        Packages = [.. job.Packages.Select(static p => p.Name)],
    };

    /// <summary>The job as a script sees it.</summary>
    /// <param name="directory">Where it is recorded.</param>
    /// <param name="root">A build root with the results.</param>
    public BuildJob ToJob(string directory, string root)
    {
        var prjconf = Path.Combine(directory, JobRecorder.PrjconfFile);
        var sources = Path.Combine(directory, JobRecorder.SourceDirectory);
        return new BuildJob
        {
            Origin = JobOrigin.Plain,
            Project = Project,
            Repository = Repository,
            Arch = Arch,
            Package = Package,
            Reason = Reason,
            Release = Release,
            DistUrl = DistUrl,
            Recipe = Recipe.Length == 0 ? "" : Path.Combine(sources, Recipe),
            RecipeType = RecipeTypes.Of(Recipe),
            VmType = "chroot",
            BuildRoot = root,
            AreaDirectory = root,
            SourceDirectory = sources,
            Packages = [.. Packages.Select(static name => new JobPackage(name, $"/recorded/{name}", PackageUses.Install))],
            PrjconfPath = File.Exists(prjconf) ? prjconf : "",
            Prjconf = File.Exists(prjconf) ? File.ReadAllText(prjconf) : "",
            Arguments = ["--root", root, .. Recipe.Length == 0 ? Array.Empty<string>() : [Path.Combine(sources, Recipe)]],
        };
    }
}
