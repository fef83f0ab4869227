using System.Text;

namespace Obs.Hooks.Testing;

/// <summary>
/// Builds a made-up <see cref="BuildJob"/> with real files behind it: a source directory, an (empty) build root, a
/// project configuration. Properties not named here are set with <c>with</c> on the finished job.
/// </summary>
public sealed class FakeJob
{
    private readonly TemporaryDirectory _directory;
    private BuildJob _job;

    /// <summary>A chroot build of <c>home:tester/hello</c> for x86_64, called by a worker.</summary>
    /// <param name="directory">Where its files are made.</param>
    public FakeJob(TemporaryDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _directory = directory;
        var root = directory.CreateDirectory("root");
        _job = new BuildJob
        {
            Origin = JobOrigin.Worker,
            Project = "home:tester",
            Repository = "standard",
            Arch = "x86_64",
            Package = "hello",
            SrcMd5 = "d41d8cd98f00b204e9800998ecf8427e",
            Reason = "source change",
            JobId = "0123456789abcdef0123456789abcdef",
            BuildRoot = root,
            AreaDirectory = root,
            SourceDirectory = directory.CreateDirectory("sources"),
            LogFile = Path.Combine(root, ".build.log"),
            MayEndUnchanged = true,
        };
    }

    /// <summary>Sets project, repository, arch and package.</summary>
    /// <param name="project">Project name.</param>
    /// <param name="repository">Repository name.</param>
    /// <param name="arch">Scheduler architecture.</param>
    /// <param name="package">Package name.</param>
    /// <returns>This builder.</returns>
    public FakeJob Of(string project, string repository, string arch, string package) =>
        With(job => job with { Project = project, Repository = repository, Arch = arch, Package = package });

    /// <summary>Adds a source file; a spec, dsc, kiwi or Dockerfile becomes the recipe.</summary>
    /// <param name="name">File name.</param>
    /// <param name="content">Its text, written as UTF-8.</param>
    /// <returns>This builder.</returns>
    public FakeJob WithSource(string name, string content)
    {
        var path = _directory.WriteFile(Path.Combine("sources", name), Encoding.UTF8.GetBytes(content));
        var type = name == "Dockerfile" ? "docker" : Path.GetExtension(name).TrimStart('.');
        return type is "spec" or "dsc" or "kiwi" or "docker" ? With(job => job with { Recipe = path, RecipeType = type }) : this;
    }

    /// <summary>Sets the project configuration.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>This builder.</returns>
    public FakeJob WithPrjconf(string text)
    {
        var path = _directory.WriteFile("prjconf", Encoding.UTF8.GetBytes(text));
        return With(job => job with { Prjconf = text, PrjconfPath = path });
    }

    /// <summary>Adds a package to the build root's list.</summary>
    /// <param name="package">The package.</param>
    /// <returns>This builder.</returns>
    public FakeJob WithPackage(JobPackage package) => With(job => job with { Packages = job.Packages.Add(package) });

    /// <summary>Changes anything.</summary>
    /// <param name="change">Returns the changed job, usually by <c>with</c>.</param>
    /// <returns>This builder.</returns>
    public FakeJob With(Func<BuildJob, BuildJob> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _job = change(_job);
        return this;
    }

    /// <summary>The job.</summary>
    /// <returns>The job as it is now.</returns>
    public BuildJob Build() => _job;
}
