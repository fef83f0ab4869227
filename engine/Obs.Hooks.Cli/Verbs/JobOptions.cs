using System.CommandLine;
using Obs.Hooks.Cli.Planning;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The ways to say which job a verb is about.</summary>
internal sealed class JobOptions
{
    private readonly Option<string?> _jobFile = Text("--job", "FILE", "A worker's job file (STATEDIR/job).");
    private readonly Option<string?> _project = Text("--project", "NAME", "Project of the job.");
    private readonly Option<string?> _repository = Text("--repository", "NAME", "Repository of the job.");
    private readonly Option<string?> _arch = Text("--arch", "ARCH", "Scheduler architecture of the job.");
    private readonly Option<string?> _package = Text("--package", "NAME", "Package of the job.");
    private readonly Option<string?> _recipe = Text("--recipe", "FILE", "Recipe of the job, a file name or a type such as spec.");
    private readonly Option<string?> _vmType = Text("--vm-type", "TYPE", "How the build is contained: chroot, kvm ….");

    private readonly Argument<string[]> _build = new("build arguments")
    {
        Description = "After \"--\": the job as the command line of build has it.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public JobOptions(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_project, _repository, _arch, _package, _recipe, _vmType, _jobFile])
        {
            command.Options.Add(option);
        }

        command.Arguments.Add(_build);
    }

    /// <summary>Whether anything at all was said about a job.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(_build) is { Length: > 0 }
        || Array.Exists([_jobFile, _project, _repository, _arch, _package, _recipe, _vmType], o => parsed.GetValue(o) is not null);

    /// <summary>The job.</summary>
    /// <exception cref="Engine.Diagnostics.EngineException">A file that was named cannot be read.</exception>
    public BuildJob Read(ParseResult parsed) => new JobDescription
    {
        JobFile = parsed.GetValue(_jobFile),
        Project = parsed.GetValue(_project),
        Repository = parsed.GetValue(_repository),
        Arch = parsed.GetValue(_arch),
        Package = parsed.GetValue(_package),
        Recipe = parsed.GetValue(_recipe),
        VmType = parsed.GetValue(_vmType),
        BuildArguments = [.. parsed.GetValue(_build) ?? []],
    }.ToJob();

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
