using System.Collections.Immutable;
using System.Xml;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Planning;

/// <summary>A job as a person describes it: a job file or a command line of build, and single values over it.</summary>
internal sealed record JobDescription
{
    public string? JobFile { get; init; }

    public string? Project { get; init; }

    public string? Repository { get; init; }

    public string? Arch { get; init; }

    public string? Package { get; init; }

    public string? Recipe { get; init; }

    public string? VmType { get; init; }

    public ImmutableArray<string> BuildArguments { get; init; } = [];

    /// <exception cref="EngineException">A file that was named cannot be read.</exception>
    public BuildJob ToJob()
    {
        var job = Base();
        return job with
        {
            Project = Project ?? job.Project,
            Repository = Repository ?? job.Repository,
            Arch = Arch ?? job.Arch,
            Package = Package ?? job.Package,
            Recipe = Recipe ?? job.Recipe,
            RecipeType = Recipe is null ? job.RecipeType : TypeOf(Recipe),
            VmType = VmType ?? job.VmType,
            RootIsDirectory = VmType is null ? job.RootIsDirectory : VmTypes.RootIsDirectory(VmType),
        };
    }

    private BuildJob Base()
    {
        if (JobFile is not null)
        {
            return FromJobFile(JobFile);
        }

        return BuildArguments.IsEmpty
            ? new BuildJob { Origin = JobOrigin.Plain }
            : BuildJobReader.Read(
                BuildCommandLine.Parse(BuildArguments), Environment.CurrentDirectory, BuildEnvironment.Current);
    }

    private static BuildJob FromJobFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var job = WorkerJobFile.Parse(file);
            return new BuildJob
            {
                Origin = JobOrigin.Worker,
                Project = job.Project,
                Repository = job.Repository,
                Arch = job.Arch,
                Package = job.Package,
                SrcMd5 = job.SrcMd5,
                Reason = job.Reason,
                Recipe = job.RecipeFile,
                RecipeType = RecipeTypes.Of(job.RecipeFile),
            };
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                DiagnosticCodes.JobFileUnreadable, $"{path}: cannot be read as a job: {e.Message}", e, ExitStatus.Failed);
        }
    }

    /// <summary>"spec" is a type, "hello.spec" a file that has it.</summary>
    private static string TypeOf(string recipe) =>
        RecipeTypes.Of(recipe) is { Length: > 0 } type ? type : recipe.Contains('.', StringComparison.Ordinal) ? "" : recipe;
}
