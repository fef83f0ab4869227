using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>
/// Makes traces in which what hurts in practice occurs: waves of rebuilds of one project, few projects with most of the jobs,
/// some jobs that fit few workers only. The same seed gives the same trace.
/// </summary>
internal sealed class WorkloadGenerator(GeneratorOptions options)
{
    private const double MedianMinutes = 4;
    private const double DurationSigma = 1.1;
    private const double LongestMinutes = 360;

    private readonly Random _random = new(options.Seed);

    public Workload Make()
    {
        var workers = FleetGenerator.Make(options, _random);
        var repositories = MakeRepositories();
        var demands = MakeDemands();
        var weights = repositories.Select(static (r, i) => FleetGenerator.PartOf(r.Arch) / (1 + (i / 4))).ToArray();
        var jobs = new WorkloadJob[options.Jobs];
        double work = 0;
        for (var i = 0; i < jobs.Length; i++)
        {
            var minutes = Math.Min(LongestMinutes, MedianMinutes * Math.Exp(DurationSigma * Normal()));
            jobs[i] = new WorkloadJob(0, (int)(minutes * 60_000), 0, 0, (byte)_random.Next(20, 90));
            work += jobs[i].Duration;
        }

        SetArrivals(jobs, (long)(work / (options.Workers * options.Utilisation)), new Lot(weights), repositories, demands);
        Array.Sort(jobs, static (a, b) => a.Arrival.CompareTo(b.Arrival));
        return new Workload
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"generated: {options.Workers} workers, {options.Jobs} jobs of {options.Projects} projects, load {options.Utilisation:0.##}, {options.BrokenWorkers} broken workers, seed {options.Seed}"),
            Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Workers = workers,
            Repositories = repositories,
            Demands = demands,
            Jobs = jobs,
        };
    }

    /// <summary>Single commits, and now and then a wave of a hundred or more rebuilds of one repository.</summary>
    private void SetArrivals(
        WorkloadJob[] jobs, long horizon, Lot repositoryLot, ImmutableArray<RepositoryKey> repositories, ImmutableArray<WorkloadDemand> demands)
    {
        for (var i = 0; i < jobs.Length;)
        {
            var arrival = (long)(_random.NextDouble() * horizon);
            var repository = repositoryLot.Draw(_random);
            var wave = _random.Next(40) == 0;
            var count = Math.Min(jobs.Length - i, wave ? _random.Next(50, Math.Max(51, jobs.Length / 500)) : _random.Next(1, 4));
            for (var end = i + count; i < end; i++)
            {
                jobs[i] = jobs[i] with
                {
                    Arrival = arrival + _random.Next(wave ? 60_000 : 5_000),
                    Repository = repository,
                    Demand = DrawDemand(repositories[repository].Arch, demands.Length),
                    IsChange = !wave,
                    Needed = (short)(wave ? _random.Next(30) : 0),
                };
            }
        }
    }

    private ImmutableArray<RepositoryKey> MakeRepositories() =>
    [
        .. Enumerable.Range(0, options.Projects).SelectMany(static number => new[] { "x86_64", "i586", "aarch64", "ppc64le" }.Select(
            arch => new RepositoryKey(string.Create(CultureInfo.InvariantCulture, $"project{number:d4}"), "standard", arch))),
    ];

    /// <summary>300 sets of constraints: the first asks for nothing; then modest, large, huge and special ones, in that order.</summary>
    private static ImmutableArray<WorkloadDemand> MakeDemands() =>
    [
        new WorkloadDemand(null, "none"),
        .. Enumerable.Range(0, 180).Select(static n => Demand($"hardware:memory:size unit=M {1000 + (n * 30)}", $"hardware:disk:size unit=G {5 + (n % 40)}")),
        .. Enumerable.Range(0, 90).Select(static n => Demand($"hardware:memory:size unit=M {9000 + (n * 200)}")),
        .. Enumerable.Range(0, 27).Select(static n => Demand($"hardware:memory:size unit=G {40 + n}", "hardware:processors 16")),
        Demand("hostlabel gpu"),
        Demand("hostlabel bench"),
    ];

    private static WorkloadDemand Demand(params string[] lines) => new(ConstraintLines.Parse(lines), string.Join(", ", lines));

    private int DrawDemand(string arch, int demands) => _random.Next(1000) switch
    {
        < 600 => 0,
        < 920 => _random.Next(1, 181),
        < 975 when arch != "i586" => _random.Next(181, 271),
        < 990 when arch is "x86_64" or "aarch64" => _random.Next(271, 298),
        < 995 when arch == "x86_64" => demands - 2,
        < 1000 when arch == "x86_64" => demands - 1,
        _ => 0,
    };

    /// <summary>Box and Muller.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Draws indices by weight.</summary>
    private sealed class Lot
    {
        private readonly double[] _sums;

        public Lot(double[] weights)
        {
            _sums = new double[weights.Length];
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                _sums[i] = sum += weights[i];
            }
        }

        public int Draw(Random random)
        {
            var place = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
            return Math.Min(place < 0 ? ~place : place + 1, _sums.Length - 1);
        }
    }
}
