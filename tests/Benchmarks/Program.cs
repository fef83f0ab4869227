using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Benchmarks.Allocation;
using Obs.Hooks.Benchmarks.Comparing;
using Obs.Hooks.Benchmarks.Lint;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Running;
using Obs.Hooks.Benchmarks.ScriptHooks;
using Obs.Hooks.Benchmarks.Setup;
using Obs.Hooks.Benchmarks.Tools;

namespace Obs.Hooks.Benchmarks;

internal static class Program
{
    private const int WarmUpRounds = 2;
    private const int SuiteRounds = 31;
    private const int ScriptRounds = 15;
    private const int LintRounds = 15;

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    private static int Main(string[] args) =>
        args switch
        {
            ["matching"] => Print(new MatchingSuite(SuiteRounds).Run()),
            ["matching", "--rounds", var rounds] => Print(new MatchingSuite(int.Parse(rounds, CultureInfo.InvariantCulture)).Run()),
            ["matching-memory", var farm] => Print(MatchingSuite.PeakMegabytes(farm)),
            ["allocation"] => Print(new AllocationSuite(SuiteRounds).Run()),
            ["allocation", "--rounds", var rounds] => Print(new AllocationSuite(int.Parse(rounds, CultureInfo.InvariantCulture)).Run()),
            ["allocation-simulate", var allocator] => Print(AllocationSuite.Simulate(allocator)),
            ["compare", var engine, var script] => Print(new CompareSuite(ScriptRounds, Path.GetFullPath(engine), Path.GetFullPath(script)).Run()),
            ["tools", var packages] => Print(new ToolsSuite(Path.GetFullPath(packages), SuiteRounds).Run()),
            ["lint", var engine, var packages] => Print(new LintSuite(Path.GetFullPath(engine), Path.GetFullPath(packages), LintRounds).Run()),
            ["scripts", var engine] => Print(new ScriptSuite(ScriptRounds, Path.GetFullPath(engine)).Run()),
            ["scripts-leaks", var engine] => LeakGate.Run(Path.GetFullPath(engine)),
            _ => RunBuilds(args),
        };

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static int RunBuilds(string[] args)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine($"{e.Message}\n{BenchOptions.Usage}");
            return 2;
        }

        var area = new BenchArea(options);
        Console.WriteLine($"preparing {area.Root}");
        area.Prepare(makeEngine: options.Engine.Length == 0);
        var process = new TimedProcess(area.Launcher, area.Root);
        var machine = MachineFacts.Collect(TimeProvider.System);
        var all = Variants.Create(area, options).ConvertAll(static variant => new Series(variant, []));
        for (var round = -WarmUpRounds; round < options.Rounds; round++)
        {
            foreach (var series in all)
            {
                var sample = process.Run(series.Variant);
                if (round >= 0)
                {
                    series.Samples.Add(sample);
                }
            }

            Console.Write(round < 0 ? "w" : ".");
        }

        var table = MarkdownTable.Write(all, options, machine);
        File.WriteAllText(Path.Combine(area.Root, "results.md"), table);
        File.WriteAllText(Path.Combine(area.Root, "results.json"), JsonSerializer.Serialize(new { machine, options, all }, _indented));
        Console.WriteLine($"\n\n{table}");
        return 0;
    }
}
