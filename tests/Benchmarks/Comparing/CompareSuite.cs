using System.Diagnostics;
using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Setup;

namespace Obs.Hooks.Benchmarks.Comparing;

/// <summary>How long it takes to find that 50 packages are what they were, against build-compare's script on one.</summary>
/// <param name="rounds">All kinds in turn.</param>
/// <param name="engine">A packaged engine.</param>
/// <param name="script">same-build-result.sh.</param>
internal sealed class CompareSuite(int rounds, string engine, string script)
{
    private const int Packages = 50;

    public string Run()
    {
        var directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
        try
        {
            string At(string name) => Path.Combine(directory, name);
            Commands.Run("/", Path.Combine(AppContext.BaseDirectory, "Scripts/packages.sh"), Packages.ToString(CultureInfo.InvariantCulture), directory);
            var job = new ComparedJob(engine, directory);
            (string What, Func<double> Run)[] kinds =
            [
                ($"{Packages} rpm, the same bytes", () => job.Run(At("rpm/before"), At("rpm/before"), "x.spec")),
                ($"{Packages} rpm, built again a day later", () => job.Run(At("rpm/before"), At("rpm/after"), "x.spec")),
                ($"{Packages} deb, the same bytes", () => job.Run(At("deb/before"), At("deb/before"), "x.dsc")),
                ($"{Packages} deb, built again a day later", () => job.Run(At("deb/before"), At("deb/after"), "x.dsc")),
                ("1 rpm, built again a day later", () => job.Run(At("one/before"), At("one/after"), "x.spec")),
                ("the script: 1 rpm, built again a day later", () => Script(At("one/before"), At("one/after"))),
            ];
            var samples = Array.ConvertAll(kinds, static _ => new List<double>());
            for (var round = -1; round < rounds; round++)
            {
                for (var kind = 0; kind < kinds.Length; kind++)
                {
                    var seconds = kinds[kind].Run();
                    if (round >= 0)
                    {
                        samples[kind].Add(seconds);
                    }
                }

                Console.Error.Write('.');
            }

            return Table(kinds.Select((k, i) => (k.What, Figure.Of(samples[i]))).ToArray());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private string Table((string What, Figure Time)[] rows)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds, in turn.\n\n");
        table.Append("| found unchanged | time | to the script on one |\n|---|---:|---:|\n");
        foreach (var (what, time) in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {time} | {time.Median / rows[^1].Time.Median:0.000} |\n");
        }

        return table.ToString();
    }

    private double Script(string before, string after)
    {
        var start = Stopwatch.GetTimestamp();
        Commands.Run("/", "bash", script, before, after);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
