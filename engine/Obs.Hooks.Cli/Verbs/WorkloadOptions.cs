using System.CommandLine;
using Obs.Hooks.Allocation.Simulation.Workloads;

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

    public WorkloadOptions(Command command)
    {
        _load.Validators.Add(static result => Ranges.Check(result, result.GetValueOrDefault<double>(), 0.01, 10));
        Option[] all = [_workers, _jobs, _projects, _load, _broken, _seed];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    public Workload Make(ParseResult parsed) => new WorkloadGenerator(new GeneratorOptions
    {
        Workers = parsed.GetValue(_workers),
        Jobs = parsed.GetValue(_jobs),
        Projects = parsed.GetValue(_projects),
        Utilisation = parsed.GetValue(_load),
        BrokenWorkers = parsed.GetValue(_broken),
        Seed = parsed.GetValue(_seed),
    }).Make();

    private static Option<int> Number(string name, string what, int fallback, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{what}.", HelpName = "N", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result => Ranges.Check(result, result.GetValueOrDefault<int>(), least, most));
        return option;
    }
}
