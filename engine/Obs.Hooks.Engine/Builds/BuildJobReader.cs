using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Builds;

/// <summary>Turns the command line of <c>build</c> and the files it names into one <see cref="BuildJob"/>.</summary>
internal static class BuildJobReader
{
    /// <summary>Largest package list and project configuration read; real ones stay below one megabyte.</summary>
    private const long TextLimit = 32 << 20;

    /// <summary>Reads everything.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="workingDirectory">The caller's working directory.</param>
    /// <param name="environment">BUILD_DIR, BUILD_ROOT and BUILD_DIST as <c>build</c> itself honours them.</param>
    /// <exception cref="EngineException">A file that the real build needs too cannot be read.</exception>
    public static BuildJob Read(BuildCommandLine line, string workingDirectory, BuildEnvironment environment)
    {
        var root = Absolute(line.Last("root") ?? environment.BuildRoot, workingDirectory);
        var vmType = VmTypes.Normalise(line);
        var (recipe, sources) = FindRecipe(line, workingDirectory);
        var reason = line.Last("reason") ?? "";
        var prjconf = line.Last("dist") ?? environment.BuildDist;
        if (prjconf.Contains('/'))
        {
            prjconf = Absolute(prjconf, workingDirectory);
        }

        var job = new BuildJob
        {
            Origin = JobOrigin.Plain,
            Arch = (line.Last("arch") ?? "").Split(':')[0],
            Package = line.Last("obspackage", "obs-package") ?? "",
            ReasonOption = reason,
            Release = line.Last("release") ?? "",
            DistUrl = line.Last("disturl") ?? "",
            Recipe = recipe,
            RecipeType = RecipeTypes.Of(recipe),
            BuildRoot = root,
            AreaDirectory = AreaOf(root),
            VmType = vmType,
            RootIsDirectory = VmTypes.RootIsDirectory(vmType),
            SourceDirectory = sources,
            OldPackages = line.All("oldpackages"),
            Packages = ReadPackages(line, workingDirectory),
            PrjconfPath = prjconf,
            Prjconf = ReadText(prjconf),
            LogFile = LogFileOf(line, root, vmType, workingDirectory),
            Arguments = line.Arguments,
            MayEndUnchanged = ReasonOption.AllowsUnchanged(reason),
        };
        job = FromReason(job, reason);
        var worker = WorkerDirectory.Find(environment.BuildDir, workingDirectory);
        return worker is not null ? FromWorker(job, worker) : FromOsc(job, line);
    }

    /// <summary>What a worker's job file alone says: at precheck nothing else is there.</summary>
    /// <param name="file">The job file.</param>
    /// <param name="jobId">Its id.</param>
    /// <param name="root">The worker's build root, empty when unknown.</param>
    public static BuildJob FromJobFile(WorkerJobFile file, string jobId, string root) =>
        new()
        {
            Origin = JobOrigin.Worker,
            Project = file.Project,
            Repository = file.Repository,
            Package = file.Package,
            Arch = file.Arch,
            SrcMd5 = file.SrcMd5,
            Reason = file.Reason,
            JobId = jobId,
            Recipe = file.RecipeFile,
            RecipeType = RecipeTypes.Of(file.RecipeFile),
            BuildRoot = root,
            AreaDirectory = AreaOf(root),
        };

    /// <summary>Where <c>.build.packages</c> and the log are: beside the mount point for virtual machines.</summary>
    public static string AreaOf(string root) =>
        root.EndsWith("/.mount", StringComparison.Ordinal) ? root[..^"/.mount".Length] : root;

    private static BuildJob FromReason(BuildJob job, string text) =>
        ReasonOption.Parse(text) is { } reason
            ? job with
            {
                Project = reason.Project,
                Repository = reason.Repository,
                Arch = reason.Arch.Length > 0 ? reason.Arch : job.Arch,
                Package = reason.Package,
                SrcMd5 = reason.SrcMd5,
            }
            : job;

    private static BuildJob FromWorker(BuildJob job, WorkerDirectory worker)
    {
        var (file, jobId) = worker.ReadJob();
        return job with
        {
            Origin = JobOrigin.Worker,
            Project = Known(file.Project, job.Project),
            Repository = Known(file.Repository, job.Repository),
            Package = Known(file.Package, job.Package),
            Arch = Known(file.Arch, job.Arch),
            SrcMd5 = Known(file.SrcMd5, job.SrcMd5),
            Reason = file.Reason,
            JobId = jobId,
            StateDirectory = worker.FullPath,

            // bs_worker turns status 2 into success for this reason: the results are wanted although nothing changed.
            MayEndUnchanged = job.MayEndUnchanged && file.Reason != "rebuild counter sync",
        };
    }

    private static BuildJob FromOsc(BuildJob job, BuildCommandLine line)
    {
        if (job.SourceDirectory.Length == 0 || OscWorkingCopy.Find(job.SourceDirectory) is not { } copy)
        {
            return job;
        }

        var flavor = line.Last("buildflavor", "build-flavor", "obsmultibuild", "obs-multibuild");
        return job with
        {
            Origin = JobOrigin.Osc,
            Project = Known(copy.Project, job.Project),
            Package = copy.Package.Length == 0 ? job.Package : flavor is null ? copy.Package : $"{copy.Package}:{flavor}",
            Repository = Known(job.Repository, OscWorkingCopy.RepositoryFromConfigName(job.PrjconfPath, job.Arch)),
        };
    }

    private static string Known(string preferred, string otherwise) => preferred.Length > 0 ? preferred : otherwise;

    private static (string Recipe, string Sources) FindRecipe(BuildCommandLine line, string workingDirectory)
    {
        var given = line.Recipes.IsEmpty ? workingDirectory : Absolute(line.Recipes[^1], workingDirectory);
        return Directory.Exists(given) ? ("", given) : (given, Path.GetDirectoryName(given) ?? "");
    }

    private static ImmutableArray<JobPackage> ReadPackages(BuildCommandLine line, string workingDirectory) =>
        line.Last("rpmlist") is { } list ? RpmList.Parse(ReadText(Absolute(list, workingDirectory))) : [];

    /// <summary><c>build</c> logs to <c>ROOT/.build.log</c> by itself unless a virtual machine with a disk is used.</summary>
    private static string LogFileOf(BuildCommandLine line, string root, string vmType, string workingDirectory)
    {
        if (line.Last("logfile") is { Length: > 0 } log)
        {
            return Absolute(log, workingDirectory);
        }

        return VmTypes.RootIsDirectory(vmType) && !line.Has("shell-after-fail") ? Path.Combine(root, ".build.log") : "";
    }

    private static string ReadText(string path)
    {
        if (!Path.IsPathRooted(path) || !File.Exists(path))
        {
            return "";
        }

        try
        {
            var size = new FileInfo(path).Length;
            return size <= TextLimit
                ? File.ReadAllText(path)
                : throw new EngineException(
                    DiagnosticCodes.BuildFileUnreadable,
                    $"{path}: has {size} bytes; at most {TextLimit} are read.",
                    ExitStatus.Failed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.BuildFileUnreadable, $"{path}: cannot be read: {e.Message}", e, ExitStatus.Failed);
        }
    }

    private static string Absolute(string path, string workingDirectory) =>
        path.Length == 0 ? "" : Path.GetFullPath(path, workingDirectory);
}
