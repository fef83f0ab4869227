using System.CommandLine;
using Obs.Hooks.Cli.ConstraintAnswers;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The options that check, explain and relax share: which job, which workers.</summary>
internal sealed class ConstraintOptions
{
    /// <summary>Where a backend keeps its workers.</summary>
    private const string BackendWorkers = "/srv/obs/workers";

    private readonly Option<string[]> _workers = new("--workers")
    {
        Description = "Worker descriptions: the backend's directory workers/, a directory of XML files, or a file with <worker> elements; "
            + $"may be repeated (default: ./workers, else {BackendWorkers}).",
        HelpName = "DIR|FILE",
    };

    private readonly Option<string[]> _bad = new("--bad")
    {
        Description = "A worker that refused the job or its repository (bad host); may be repeated.",
        HelpName = "WORKER",
    };

    private readonly Option<string?> _jobFile = Text("--job", "FILE", "The job as the backend has it (jobs/ARCH/JOB), in place of the files below.");
    private readonly Option<string?> _constraints = Text("--constraints", "FILE", "The _constraints file (default: ./_constraints).");
    private readonly Option<string?> _recipe = Text("--recipe", "FILE", "Spec file or Dockerfile (default: the package's in this directory).");
    private readonly Option<string?> _config = Text(
        "--prjconf",
        "FILE",
        "The expanded project configuration (default: ./_buildconfig-REPOSITORY-ARCH, as `osc buildconfig > FILE` or `osc build` make it).");

    private readonly Option<string?> _project = Text("--project", "NAME", "The project (default: the working copy's).");
    private readonly Option<string?> _package = Text("--package", "NAME", "The package (default: the working copy's).");
    private readonly Option<string?> _repository = Text("--repository", "NAME", "The repository.");
    private readonly Option<string?> _arch = Text(
        "--arch", "ARCH", "The architecture (default: that of the only project configuration found, else this machine's).");

    private readonly Option<string?> _flavor = Text("--multibuild-package", "FLAVOR", "The multibuild flavor.");
    private readonly Option<bool> _ignoreFile = new("--ignore-file") { Description = "Leave ./_constraints alone." };

    private readonly Option<bool> _strict = new("--strict-obs")
    {
        Description = "Accept only what OBS's backend accepts, in job and workers; check then answers as its checkconstraints does, "
            + "mistakes included.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public ConstraintOptions(Command command, bool asksForTarget)
    {
        _flavor.Aliases.Add("-M");
        // check names its targets by arguments and asks for many at once.
        Option[] job = asksForTarget ? [_bad, _jobFile] : [];
        Option[] target = asksForTarget ? [_repository, _arch] : [];
        foreach (var option in (Option[])[_workers, .. job, _constraints, _ignoreFile, _recipe, _config, _project, _package, _flavor, .. target])
        {
            command.Options.Add(option);
        }

        command.Options.Add(_strict);
        command.Options.Add(_json);
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public bool Strict(ParseResult parsed) => parsed.GetValue(_strict);

    public JobInputs Inputs(ParseResult parsed) => new()
    {
        Directory = Environment.CurrentDirectory,
        JobFile = parsed.GetValue(_jobFile),
        Project = parsed.GetValue(_project),
        Package = parsed.GetValue(_package),
        Flavor = parsed.GetValue(_flavor),
        Repository = parsed.GetValue(_repository),
        Arch = parsed.GetValue(_arch),
        ConstraintsFile = parsed.GetValue(_constraints),
        IgnoresFile = parsed.GetValue(_ignoreFile),
        RecipeFile = parsed.GetValue(_recipe),
        ProjectConfigFile = parsed.GetValue(_config),
        Strict = Strict(parsed),
    };

    /// <exception cref="EngineException">There are no workers.</exception>
    public Fleet Fleet(ParseResult parsed, DiagnosticBag bag)
    {
        string[] named = parsed.GetValue(_workers) ?? [];
        var paths = named.Length > 0 ? named : [Directory.Exists("workers") ? "workers" : BackendWorkers];
        return new Fleet(
            new FleetReader(Strict(parsed), bag).Read(paths),
            new SortedSet<string>(parsed.GetValue(_bad) ?? [], StringComparer.Ordinal));
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
