using System.CommandLine;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Recording;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks allocate</c>: which allocators there are, and recorded decisions once more.</summary>
internal static class AllocateVerb
{
    public static Command Create()
    {
        var command = new Command("allocate", "List the worker allocators of this host (the default), or decide recorded rounds again.");
        var replay = new Option<string?>("--replay")
        {
            Description = "Decide every round of a record again and compare, bit for bit; shows the first difference.",
            HelpName = "FILE",
        };
        var other = new Option<string?>("--allocator")
        {
            Description = "With --replay: an allocator to put in the place of the recorded one.",
            HelpName = "ID",
        };
        var setup = new SetupOptions(command);
        command.Options.Add(replay);
        command.Options.Add(other);
        command.SetAction(parsed => Verb.Run(() =>
        {
            var bag = new DiagnosticBag();
            using var catalog = new AllocatorCatalog(setup.Overrides(parsed).LoadOptions(bag));
            var status = parsed.GetValue(replay) is { } path
                ? Replay(catalog, path, parsed.GetValue(other), setup.Json(parsed), bag)
                : List(catalog, setup.Json(parsed), bag);
            foreach (var diagnostic in bag)
            {
                Console.Error.WriteLine(LogText.CleanMessage($"obs-hooks: {diagnostic}"));
            }

            return status;
        }));
        return command;
    }

    private static int List(AllocatorCatalog catalog, bool json, DiagnosticBag bag)
    {
        var allocators = catalog.List(bag);
        if (json)
        {
            Console.Out.WriteLine(Json(writer =>
            {
                writer.WriteStartArray("allocators");
                foreach (var (id, summary) in allocators)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", id);
                    writer.WriteString("summary", summary);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }));
            return 0;
        }

        foreach (var (id, summary) in allocators)
        {
            Console.Out.WriteLine(LogText.CleanMessage($"{id,-20} {summary}"));
        }

        return 0;
    }

    private static int Replay(AllocatorCatalog catalog, string path, string? other, bool json, DiagnosticBag bag)
    {
        ReplayReport report;
        try
        {
            report = new Replay(id => catalog.Find(other ?? id, bag)).Run(new RecordReader(path).Read(File.ReadLines(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.BrokenRecord, $"cannot read {path}: {e.Message}", e, ExitStatus.Failed);
        }

        if (json)
        {
            Console.Out.WriteLine(Json(writer => Write(writer, report)));
        }
        else
        {
            foreach (var changed in report.Changed)
            {
                Console.Out.WriteLine(LogText.CleanMessage($"another allocator than recorded: {changed}"));
            }

            Console.Out.WriteLine(LogText.CleanMessage(report.Difference is { } difference
                ? $"the first difference: {difference}"
                : FormattableString.Invariant($"{report.Rounds} rounds with {report.Assignments} assignments: the same decisions for the same reasons")));
        }

        return report.Difference is null ? 0 : 1;
    }

    private static void Write(Utf8JsonWriter writer, ReplayReport report)
    {
        writer.WriteNumber("rounds", report.Rounds);
        writer.WriteNumber("assignments", report.Assignments);
        writer.WriteString("difference", report.Difference);
        writer.WriteStartArray("changedAllocators");
        foreach (var changed in report.Changed)
        {
            writer.WriteStringValue(changed);
        }

        writer.WriteEndArray();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 1);
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
