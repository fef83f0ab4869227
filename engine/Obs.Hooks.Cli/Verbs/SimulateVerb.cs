using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Simulation.Reports;
using Obs.Hooks.Allocation.Simulation.Running;
using Obs.Hooks.Allocation.Simulation.Workloads;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks simulate</c>: the same jobs and workers under several allocators.</summary>
internal static class SimulateVerb
{
    public static Command Create()
    {
        var command = new Command("simulate", "Run a fleet and a trace of jobs under several allocators and compare them.");
        var workload = new WorkloadOptions(command);
        var allocators = new Option<string[]>("--allocator")
        {
            Description = "Allocator to run: obs, best-fit or one of a plugin; may be repeated (default: obs and best-fit).",
            HelpName = "ID",
        };
        var settings = new Option<string?>("--settings") { Description = "Settings of the allocators, a JSON object.", HelpName = "JSON" };
        var interval = new Option<int>("--interval") { Description = "Seconds between rounds.", HelpName = "N", DefaultValueFactory = static _ => 5 };
        var starved = new Option<int>("--starved-after") { Description = "Minutes after which a waiting job counts as starved.", HelpName = "N", DefaultValueFactory = static _ => 120 };
        var html = new Option<string?>("--html") { Description = "Write a page with plots, too.", HelpName = "FILE" };
        var setup = new SetupOptions(command);
        command.Options.Add(allocators);
        command.Options.Add(settings);
        command.Options.Add(interval);
        command.Options.Add(starved);
        command.Options.Add(html);
        interval.Validators.Add(static result => Ranges.Check(result, result.GetValueOrDefault<int>(), 1, 3600));
        starved.Validators.Add(static result => Ranges.Check(result, result.GetValueOrDefault<int>(), 1, 1_000_000));
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Verb.Run(() =>
        {
            var options = new SimulationOptions
            {
                Interval = TimeSpan.FromSeconds(parsed.GetValue(interval)),
                StarvedAfter = TimeSpan.FromMinutes(parsed.GetValue(starved)),
                Settings = Settings(parsed.GetValue(settings)),
            };
            var ids = parsed.GetValue(allocators) is { Length: > 0 } given ? given : ["obs", "best-fit"];
            var report = Run(setup, parsed, workload.Make(parsed), ids, options, cancellationToken);
            if (parsed.GetValue(html) is { } path)
            {
                WriteFile(path, HtmlReport.Write(report));
            }

            Print(report, setup.Json(parsed));
            return 0;
        })));
        return command;
    }

    private static SimulationReport Run(
        SetupOptions setup, ParseResult parsed, Workload workload, string[] ids, SimulationOptions options, CancellationToken cancellationToken)
    {
        var bag = new DiagnosticBag();
        using var catalog = new AllocatorCatalog(setup.Overrides(parsed).LoadOptions(bag));
        var sources = ids.Distinct(StringComparer.Ordinal).Select(id => catalog.Find(id, bag)).ToArray();
        foreach (var diagnostic in bag)
        {
            Console.Error.WriteLine(LogText.CleanMessage($"obs-hooks: {diagnostic}"));
        }

        var results = new List<SimulationResult>();
        foreach (var source in sources)
        {
            var start = TimeProvider.System.GetTimestamp();
            var progress = new ConsoleProgress($"simulating {source.Id}", workload.Jobs.Length);
            var result = new Simulator(workload, source, TimeProvider.System, options).Run(cancellationToken, progress);
            progress.Clear();
            results.Add(result with { Elapsed = TimeProvider.System.GetElapsedTime(start) });
        }

        return new SimulationReport(workload.Description, workload.Workers.Length, options.StarvedAfter, [.. results]);
    }

    private static void Print(SimulationReport report, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonReport.Write(report));
            return;
        }

        Console.Out.WriteLine(report.Workload);
        var table = new TextTable([new TableColumn(""), .. report.Results.Select(static r => new TableColumn(r.Allocator) { RightAligned = true })]);
        foreach (var (name, value) in ReportRows.All)
        {
            table.Add([name, .. report.Results.Select(r => (TableCell)value(r))]);
        }

        foreach (var line in table.Render(width: int.MaxValue))
        {
            Console.Out.WriteLine(line.Text);
        }

        foreach (var failed in report.Results.Where(static r => r.FirstFailure is not null))
        {
            Console.Out.WriteLine(LogText.CleanMessage($"obs decided {failed.Failures} rounds of {failed.Allocator}; the first because {failed.FirstFailure}"));
        }
    }

    private static HookSettings Settings(string? json)
    {
        if (json is null)
        {
            return HookSettings.Empty;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new HookSettings(document.RootElement.Clone())
                : throw new EngineException(DiagnosticCodes.EngineUsage, "--settings is no JSON object", ExitStatus.Failed);
        }
        catch (JsonException e)
        {
            throw new EngineException(DiagnosticCodes.EngineUsage, $"--settings is no JSON: {e.Message}", e, ExitStatus.Failed);
        }
    }

    private static void WriteFile(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.HostTrouble, $"cannot write {path}: {e.Message}", e, ExitStatus.Failed);
        }
    }
}
