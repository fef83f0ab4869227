using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Language.Dialects;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Origins;
using Obs.Hooks.Constraints.Prjconf;
using Obs.Hooks.Constraints.Recipes;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.WorkerFacts;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>Reads a job's constraints from its files, or from the backend's job file, and merges them.</summary>
/// <param name="inputs">What is known.</param>
/// <param name="bag">Gets warnings.</param>
internal sealed class JobLoader(JobInputs inputs, DiagnosticBag bag)
{
    /// <summary>The <c>_constraints</c> file in use, or null.</summary>
    public string? ConstraintsFile { get; } =
        inputs.ConstraintsFile ?? (inputs.IgnoresFile || inputs.JobFile is not null ? null : WorkingDirectory.ConstraintsFile(inputs.Directory));

    /// <exception cref="EngineException">A file cannot be read, or OBS would reject the constraints.</exception>
    public ConstraintJob Load() => inputs.JobFile is { } file ? FromJobFile(file) : FromFiles();

    /// <summary>The text of the <c>_constraints</c> file.</summary>
    public string? ConstraintsText() => ConstraintsFile is null ? null : ReadText(ConstraintsFile);

    /// <summary>The project configuration for the job's architecture; empty if there is none.</summary>
    public ProjectConfig ProjectConfig()
    {
        var arch = Arch();
        var file = inputs.ProjectConfigFile
            ?? WorkingDirectory.Targets(inputs.Directory)
                .FirstOrDefault(t => t.Arch == arch && (inputs.Repository is null || t.Repository == inputs.Repository))?.ProjectConfigFile;
        return Guard(() => ProjectConfigReader.Read(file is null ? "" : ReadText(file), arch, file is null ? null : Show(file)));
    }

    private ConstraintJob FromFiles()
    {
        var copy = WorkingDirectory.Osc(inputs.Directory);
        var arch = Arch();
        var package = inputs.Package ?? copy?.Package ?? "";
        var name = string.IsNullOrEmpty(inputs.Flavor) ? package : $"{package}:{inputs.Flavor}";
        var config = ProjectConfig();
        var constraints = new JobConstraints(arch, name)
        {
            ProjectLines = NullIfEmpty(config.Constraints),
            File = ConstraintsText(),
            FileName = ConstraintsFile is null ? null : Show(ConstraintsFile),
            RecipeLines = NullIfEmpty(RecipeLines(config, package)),
        };
        return new ConstraintJob(
            new HintJob(inputs.Project ?? copy?.Project ?? "", inputs.Repository ?? "", arch, name)
            {
                HostArch = string.IsNullOrEmpty(config.HostArch) ? null : config.HostArch,
            },
            Merge(constraints));
    }

    private ConstraintJob FromJobFile(string path)
    {
        var job = ReadJobFile(path);
        var text = ConstraintsText();
        if (job.ConstraintsMd5 is { } md5 && (text is null || Md5(ConstraintsFile!) != md5))
        {
            bag.Warning(
                DiagnosticCodes.OtherConstraintsFile, new SourceLocation(path),
                text is null
                    ? $"the job has a _constraints file with the MD5 {md5}, which is not in this file"
                    : $"{Show(ConstraintsFile!)} is not the job's",
                $"the file with the MD5 {md5}", "give it with --constraints");
        }

        var arch = inputs.Arch ?? job.Arch;
        var package = inputs.Package ?? job.Package;
        return new ConstraintJob(
            new HintJob(inputs.Project ?? job.Project, inputs.Repository ?? job.Repository, arch, package) { HostArch = job.HostArch },
            Merge(new JobConstraints(arch, package)
            {
                ProjectLines = NullIfEmpty(job.ProjectLines),
                File = text,
                FileName = ConstraintsFile is null ? null : Show(ConstraintsFile),
                RecipeLines = NullIfEmpty(job.RecipeLines),
            }));
    }

    private string Arch()
    {
        if (inputs.Arch is not null)
        {
            return inputs.Arch;
        }

        var targets = WorkingDirectory.Targets(inputs.Directory).Where(t => inputs.Repository is null || t.Repository == inputs.Repository);
        return targets.ToArray() is [var only] ? only.Arch : MachineArchitecture.Name;
    }

    private IReadOnlyList<ConstraintText> RecipeLines(ProjectConfig config, string package)
    {
        if ((inputs.RecipeFile ?? WorkingDirectory.Recipe(inputs.Directory, package, inputs.Flavor)) is not { } file)
        {
            return [];
        }

        var variant = new RecipeVariant(inputs.Flavor ?? "", package.Length == 0 ? null : package);
        return RecipeTypes.Of(file) switch
        {
            "spec" => Guard(() => RecipeConstraints.ReadSpec(ReadText(file), config, variant, Show(file))),
            "docker" => Guard(() => RecipeConstraints.ReadDockerfile(ReadText(file), config, Show(file))),
            // OBS knows such lines in no other recipes.
            _ => [],
        };
    }

    private ElementNode? Merge(JobConstraints constraints)
    {
        var warnings = new List<ConstraintWarning>();
        var merged = Guard(() => constraints.Merge(inputs.Strict ? null : warnings));
        foreach (var warning in warnings)
        {
            bag.Warning(
                DiagnosticCodes.DocumentedOnly, Location(warning.Origin), warning.Found, $"what OBS accepts ({warning.ObsDoes})", warning.Fix);
        }

        return merged;
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ConstraintException e)
        {
            var place = e.Origin is null ? "" : $"{e.Origin}: ";
            throw new EngineException(
                DiagnosticCodes.BadConstraints, $"{place}{e.Message}; OBS would fail the job with these words", e, ExitStatus.Failed);
        }
    }

    private static BackendJobFile ReadJobFile(string path)
    {
        try
        {
            return BackendJobFile.Read(path);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.JobFileUnreadable, $"{path}: cannot be read as a job: {e.Message}", e, ExitStatus.Failed);
        }
    }

    private static string ReadText(string file) => Encoding.UTF8.GetString(ReadBytes(file));

    private static string Md5(string file) => Convert.ToHexStringLower(MD5.HashData(ReadBytes(file)));

    private static byte[] ReadBytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.ConstraintFileUnreadable, $"{file}: cannot be read: {e.Message}", e, ExitStatus.Failed);
        }
    }

    /// <summary>As the person would write it: relative, if it was found in the directory.</summary>
    private string Show(string file) =>
        Path.GetRelativePath(inputs.Directory, file) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : file;

    private static SourceLocation Location(ConstraintOrigin? origin) =>
        origin is null ? new SourceLocation("constraints") : new SourceLocation(origin.File ?? "constraints", origin.Line, origin.Column);

    /// <summary>To OBS a job without lines has no such level at all.</summary>
    private static IReadOnlyList<ConstraintText>? NullIfEmpty(IReadOnlyList<ConstraintText> lines) => lines.Count == 0 ? null : lines;
}
