using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Benchmarks.Allocation;

/// <summary>1,000 idle workers and 10,000 jobs that wait: for the engine as a farm, for Perl as text.</summary>
internal sealed class RoundData
{
    private const int Workers = 1000;
    private const int Jobs = 10_000;
    private const int Projects = 200;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string[][] _sets;
    private readonly int[] _setOfJob = new int[Jobs];

    public RoundData(string[][] sets)
    {
        _sets = sets;
        var random = new Random(1);
        WorkerXmls = [.. FleetGenerator.Make(new GeneratorOptions { Workers = Workers }, random)
            .Select(static w => w.Worker with { HostArch = "x86_64", Name = "x86_64" + w.Worker.Name[w.Worker.Name.IndexOf(':', StringComparison.Ordinal)..] })
            .DistinctBy(static w => w.Name)
            .Select(static w => (w, Xml(w)))];
        foreach (var (worker, xml) in WorkerXmls)
        {
            Farm.SetWorker(worker with { State = WorkerState.Idle, Since = Now }, WorkerXml.Parse(xml));
        }

        var nodes = Array.ConvertAll(sets, static lines => lines.Length == 0 ? null : ConstraintLines.Parse(lines));
        for (var job = 0; job < Jobs; job++)
        {
            _setOfJob[job] = random.Next(sets.Length);
            var project = $"project{random.Next(Projects):d3}";
            Farm.SetJob(
                new QueuedJob
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"x86_64/{project}::standard::package{job:d5}"),
                    Project = project,
                    Repository = "standard",
                    Arch = "x86_64",
                    Package = string.Create(CultureInfo.InvariantCulture, $"package{job:d5}"),
                    Reason = random.Next(3) == 0 ? "source change" : "meta change",
                    Ready = Now.AddSeconds(-random.Next(100_000)),
                    Needed = random.Next(20),
                },
                nodes[_setOfJob[job]]);
        }
    }

    public Farm Farm { get; } = new();

    private (FleetWorker Worker, string Xml)[] WorkerXmls { get; }

    /// <summary>300 sets as farms have them: most ask for little, some for much.</summary>
    public static RoundData Usual() => new(
    [
        .. Enumerable.Repeat(Array.Empty<string>(), 60),
        .. Enumerable.Range(0, 150).Select(static n => new[] { $"hardware:memory:size unit=M {1000 + (n * 40)}", $"hardware:disk:size unit=G {5 + (n % 40)}" }),
        .. Enumerable.Range(0, 80).Select(static n => new[] { $"hardware:memory:size unit=M {9000 + (n * 300)}", "sandbox kvm" }),
        .. Enumerable.Range(0, 10).Select(static n => new[] { $"hardware:memory:size unit=G {100 + n}", "hardware:processors 16" }),
    ]);

    /// <summary>Four fields each, which no worker has all of: what keeps bs_dispatch busiest.</summary>
    public static RoundData NoneFits() => new(
        [.. Enumerable.Range(0, 300).Select(static n => new[]
            { "hardware:processors 2", $"hardware:memory:size unit=M {1000 + n}", "hardware:disk:size unit=G 5", "hardware:cpu:flag nonesuch" })]);

    public AllocationSnapshot Snapshot() => Farm.Snapshot(Now, 1);

    /// <summary>The question for round.pl.</summary>
    public string PerlQuestion(int jobs, int rounds) => JsonSerializer.Serialize(new
    {
        workers = WorkerXmls.Select(static w => new { name = w.Worker.Name, xml = w.Xml }),
        sets = _sets,
        jobs = _setOfJob.Take(jobs),
        rounds,
    });

    private static string Xml(FleetWorker worker) => string.Create(
        CultureInfo.InvariantCulture,
        $"<worker hostarch=\"x86_64\" workerid=\"{worker.Name}\"><sandbox>kvm</sandbox><hardware><processors>{worker.Processors}</processors><jobs>{worker.Jobs}</jobs><memory>{worker.Memory}</memory><disk>{worker.Disk}</disk></hardware></worker>");
}
