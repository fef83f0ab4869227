using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>
/// One package build as the caller of <c>build</c> described it: its command line, the worker's job file when there is
/// one, and the files beside the build root. Immutable; a text that is not known is empty, never null.
/// </summary>
/// <remarks>
/// Hostile data: everything that comes from sources, prjconf or results is chosen by the project. Names and paths were
/// syntactically checked by the engine, contents were not.
/// </remarks>
public sealed record BuildJob
{
    /// <summary>Who called: bs_worker, osc, or somebody with the plain <c>build</c> command.</summary>
    public required JobOrigin Origin { get; init; }

    /// <summary>Project name, for example <c>openSUSE:Factory</c>.</summary>
    public string Project { get; init; } = "";

    /// <summary>Repository name, for example <c>standard</c>.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Scheduler architecture of the target, for example <c>x86_64</c> or <c>aarch64</c>.</summary>
    public string Arch { get; init; } = "";

    /// <summary>Package name, with a multibuild flavor as <c>package:flavor</c>.</summary>
    public string Package { get; init; } = "";

    /// <summary>The srcmd5 of the expanded sources.</summary>
    public string SrcMd5 { get; init; } = "";

    /// <summary>Why the scheduler builds: <c>new build</c>, <c>source change</c>, <c>rebuild counter sync</c> …; empty outside a worker.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The argument of <c>--reason</c>, verbatim.</summary>
    public string ReasonOption { get; init; } = "";

    /// <summary>md5 of the job file (bs_dispatch's <c>jobid</c>), empty outside a worker.</summary>
    public string JobId { get; init; } = "";

    /// <summary>The job's release number as passed with <c>--release</c>.</summary>
    public string Release { get; init; } = "";

    /// <summary>The job's DISTURL.</summary>
    public string DistUrl { get; init; } = "";

    /// <summary>Absolute path of the recipe (spec, dsc, kiwi, Dockerfile …).</summary>
    public string Recipe { get; init; } = "";

    /// <summary>The recipe's type as obs-build names it: <c>spec</c>, <c>dsc</c>, <c>kiwi</c>, <c>docker</c> … or empty.</summary>
    public string RecipeType { get; init; } = "";

    /// <summary>
    /// Absolute path given with <c>--root</c>. For virtual machines that is a mount point (<c>…/.mount</c>) and empty
    /// most of the time.
    /// </summary>
    public string BuildRoot { get; init; } = "";

    /// <summary>
    /// The directory that holds <c>.build.packages</c>, <c>.build-srcdir</c> and the log: <see cref="BuildRoot"/>, or
    /// its parent when that is <c>.mount</c>.
    /// </summary>
    public string AreaDirectory { get; init; } = "";

    /// <summary>How the build is contained: <c>chroot</c>, or the value of <c>--vm-type</c>.</summary>
    public string VmType { get; init; } = "chroot";

    /// <summary>Whether the build runs in the host's kernel with its root as a directory tree (chroot, lxc, docker, podman, nspawn).</summary>
    public bool RootIsDirectory { get; init; } = true;

    /// <summary>
    /// Directory of the sources on the host; empty when only a recipe was given in no directory. On a worker the real build removes
    /// them: at post-build it has copies of those of at most 1 MiB.
    /// </summary>
    public string SourceDirectory { get; init; } = "";

    /// <summary>Directories with the packages of the last good build (<c>--oldpackages</c>).</summary>
    public ImmutableArray<string> OldPackages { get; init; } = [];

    /// <summary>Packages that make up the build root, from <c>--rpmlist</c>, in its order.</summary>
    public ImmutableArray<JobPackage> Packages { get; init; } = [];

    /// <summary>Absolute path of the project configuration (<c>--dist</c>), or its bare name.</summary>
    public string PrjconfPath { get; init; } = "";

    /// <summary>Text of the project configuration; empty when it is not a file.</summary>
    public string Prjconf { get; init; } = "";

    /// <summary>Absolute path of the build log, empty when the build only writes to its standard output.</summary>
    public string LogFile { get; init; } = "";

    /// <summary>The worker's state directory (bs_worker <c>--statedir</c>), empty outside a worker.</summary>
    public string StateDirectory { get; init; } = "";

    /// <summary>The complete command line of <c>build</c>, without the program.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>
    /// Whether <c>build</c>, and so the engine, may end with exit status 2: only for callers that pass OBS's own
    /// <c>--reason</c> pattern, and not for the reason <c>rebuild counter sync</c>.
    /// </summary>
    public bool MayEndUnchanged { get; init; }
}
