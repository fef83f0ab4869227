using System.CommandLine;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Simulation;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The options that say what is simulated.</summary>
internal sealed class WorkloadOptions
{
    private static readonly GeneratorOptions Defaults = new();

    private readonly Option<int> _workers = Number("--workers", "Workers of the generated fleet", Defaults.Workers, 1, 1_000_000);
    private readonly Option<int> _jobs = Number("--jobs", "Generated jobs", Defaults.Jobs, 1, 10_000_000);
    private readonly Option<int> _projects = Number("--projects", "Projects of generated jobs", Defaults.Projects, 1, 100_000);
    private readonly Option<int> _broken = Number("--broken", "Generated workers that fail everything quickly", Defaults.BrokenWorkers, 0, 1_000_000);
    private readonly Option<int> _seed = Number("--seed", "Number that decides what is generated", Defaults.Seed, 0, int.MaxValue);
    private readonly Option<double> _load = new("--load")
    {
        Description = "Part of the fleet's time that generated jobs need.",
        HelpName = "PART",
        DefaultValueFactory = static _ => Defaults.Utilisation,
    };

    private readonly Option<string?> _backend = new("--backend")
    {
        Description = "Directory of a backend (/srv/obs): its workers, finished and waiting jobs in place of generated ones.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _finished = new("--finished")
    {
        Description = "With --backend: a log of finished jobs, in place of the backend's own, which its dispatcher empties; may be repeated.",
        HelpName = "FILE",
    };

    public WorkloadOptions(Command command)
    {
        _load.Validators.Add(static result => Ranges.Check(result, result.GetValueOrDefault<double>(), 0.01, 10));
        Option[] all = [_backend, _finished, _workers, _jobs, _projects, _load, _broken, _seed];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="EngineException">The backend cannot be read, or has no workers.</exception>
    public Workload Make(ParseResult parsed) => parsed.GetValue(_backend) is { } directory
        ? Read(directory, parsed.GetValue(_finished) ?? [])
        : new WorkloadGenerator(new GeneratorOptions
        {
            Workers = parsed.GetValue(_workers),
            Jobs = parsed.GetValue(_jobs),
            Projects = parsed.GetValue(_projects),
            Utilisation = parsed.GetValue(_load),
            BrokenWorkers = parsed.GetValue(_broken),
            Seed = parsed.GetValue(_seed),
        }).Make();

    private static Workload Read(string directory, string[] finished)
    {
        try
        {
            var layout = new BackendLayout(Path.GetFullPath(directory), Path.GetFullPath(Path.Combine(directory, "run")));
            var state = new BackendState(layout);
            state.Scan();
            var logs = finished.Length > 0 ? finished : File.Exists(layout.Finished) ? [layout.Finished] : [];
            var workload = new BackendWorkload(state).Read(logs.SelectMany(File.ReadLines));
            return workload.Workers.IsEmpty
                ? throw new EngineException(DiagnosticCodes.BrokenRecord, $"{layout.Workers}: no workers; expected a backend's directory", ExitStatus.Failed)
                : workload;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BackendFileException)
        {
            throw new EngineException(DiagnosticCodes.BrokenRecord, $"cannot read the backend: {e.Message}", e, ExitStatus.Failed);
        }
    }

    private static Option<int> Number(string name, string what, int fallback, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{what}.", HelpName = "N", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result => Ranges.Check(result, result.GetValueOrDefault<int>(), least, most));
        return option;
    }
}
