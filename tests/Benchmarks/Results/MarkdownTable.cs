using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Setup;

namespace Obs.Hooks.Benchmarks.Results;

/// <summary>The table for the README.</summary>
internal static class MarkdownTable
{
    public static string Write(IReadOnlyList<Series> all, BenchOptions options, MachineFacts machine)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{machine}; {options.Rounds} interleaved rounds, ")
            .Append(CultureInfo.InvariantCulture, $"the stand-in for the build takes {options.BuildMilliseconds} ms.\n")
            .Append("Median (p10). Times in ms, memory in MB.\n\n")
            .Append("| | hooks | before the build | after it | both | CPU of all | peak RSS | RSS during the build |\n")
            .Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var series in all)
        {
            var variant = series.Variant;
            text.Append(CultureInfo.InvariantCulture, $"| {variant.Name} | {variant.Hooks} | {Cell(series, static s => s.Before)} | ")
                .Append(variant.RunsBuild ? Cell(series, static s => s.After) : "")
                .Append(CultureInfo.InvariantCulture, $" | {Cell(series, static s => s.Total)} | {series.Median(static s => s.CpuMilliseconds):0} | ")
                .Append(CultureInfo.InvariantCulture, $"{series.Median(static s => s.PeakMegabytes):0.0} | ")
                .Append(variant.RunsBuild ? string.Create(CultureInfo.InvariantCulture, $"{series.Median(static s => s.DuringMegabytes):0.0}") : "")
                .Append(" |\n");
        }

        text.Append('\n');
        WriteRatios(text, all);
        return text.ToString();
    }

    private static void WriteRatios(StringBuilder text, IReadOnlyList<Series> all)
    {
        text.Append("| obs-hooks / | hooks | before | after | both | peak RSS |\n|---|---|---|---|---|---|\n");
        foreach (var engine in all.Where(static s => s.Variant.Name == Variants.Engine))
        {
            var others = all.Where(s => s.Variant.Name is Variants.Bash or Variants.Python && s.Variant.Hooks == engine.Variant.Hooks);
            foreach (var other in others)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {other.Variant.Name} | {engine.Variant.Hooks} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Ratio(engine, other, static s => s.Before)} | {Ratio(engine, other, static s => s.After)} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Ratio(engine, other, static s => s.Total)} | {Ratio(engine, other, static s => s.PeakMegabytes)} |\n");
            }
        }
    }

    private static string Cell(Series series, Func<Running.Sample, double> value) =>
        string.Create(CultureInfo.InvariantCulture, $"{series.Median(value):0.0} ({series.P10(value):0.0})");

    private static string Ratio(Series engine, Series other, Func<Running.Sample, double> value) =>
        string.Create(CultureInfo.InvariantCulture, $"{engine.Median(value) / other.Median(value):0.00}");
}
