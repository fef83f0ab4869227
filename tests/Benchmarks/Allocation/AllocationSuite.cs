using System.Globalization;
using System.Text;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Simulation.Running;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Setup;

namespace Obs.Hooks.Benchmarks.Allocation;

/// <summary>Whole rounds against bs_dispatch's inner loop on the same data, and the simulator.</summary>
internal sealed class AllocationSuite(int rounds)
{
    /// <summary>Of the jobs that fit no worker Perl gets so many; its time is scaled up.</summary>
    private const int PerlSample = 300;

    private const int AllJobs = 10_000;

    private readonly StringBuilder _table = new();

    public string Run()
    {
        _table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds.\n\n");
        Measure("10,000 jobs that wait, 1,000 idle workers, 300 sets of constraints", RoundData.Usual(), AllJobs);
        Measure("The same, but no worker fits any job", RoundData.NoneFits(), PerlSample);
        _table.Append("**Simulator**: 10,000 workers, 1,000,000 jobs of 1,000 projects\n\n| allocator | time | CPU | jobs/s | peak memory |\n|---|---|---|---|---|\n");
        foreach (var allocator in new[] { "obs", "best-fit" })
        {
            var line = Commands.Run(AppContext.BaseDirectory, Environment.ProcessPath!, "allocation-simulate", allocator).Trim();
            Console.WriteLine($"  {line}");
            _table.Append(line).Append('\n');
        }

        return _table.ToString();
    }

    /// <summary>Simulates once and prints a line of the table; a process of its own, for its memory.</summary>
    public static string Simulate(string allocator)
    {
        var workload = new WorkloadGenerator(new GeneratorOptions { Workers = 10_000, Jobs = 1_000_000, Projects = 1000 }).Make();
        var source = BuiltInAllocator.All.Single(own => own.Id == allocator);
        var cpu = Environment.CpuUsage.TotalTime;
        var seconds = Stopper.Once(_ => new Simulator(workload, source, TimeProvider.System, new SimulationOptions()).Run(CancellationToken.None));
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var peak = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var megabytes = double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {allocator} | {seconds:0.0} s | {cpu.TotalSeconds:0.0} s | {workload.Jobs.Length / seconds:#,0} | {megabytes:0} MB |");
    }

    private void Measure(string title, RoundData data, int perlJobs)
    {
        Console.WriteLine(title);
        _table.Append(CultureInfo.InvariantCulture, $"**{title}**\n\n| | time | assigned |\n|---|---|---|\n");
        Add("a snapshot of the farm", Stopper.Time(rounds, _ => data.Snapshot()));
        foreach (var own in new[] { BuiltInAllocator.Obs, BuiltInAllocator.BestFit })
        {
            var runner = new RoundRunner(own, TimeProvider.System);
            var snapshot = data.Snapshot();
            var assigned = runner.Run(snapshot).Result.Assignments.Length;
            Add($"a round of `{own.Id}`: filter, score, assign, reasons, checked", Stopper.Time(rounds, _ => runner.Run(snapshot)), assigned);
        }

        var perl = PerlRound.Run(data.PerlQuestion(perlJobs, rounds: 3));
        var figure = Figure.Of(perl.Seconds.Select(seconds => seconds * AllJobs / perlJobs));
        Add($"bs_dispatch's inner loop, Perl of obs-server 2.9.4{(perlJobs < AllJobs ? " (scaled up)" : "")}", figure, perl.Assigned);
        _table.Append('\n');
    }

    private void Add(string what, Figure figure, int? assigned = null)
    {
        Console.WriteLine($"  {what}: {figure} {assigned}");
        _table.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} | {assigned} |\n");
    }
}
