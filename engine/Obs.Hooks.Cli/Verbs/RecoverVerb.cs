using System.CommandLine;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks recover</c>: what the next job does anyway, now.</summary>
internal static class RecoverVerb
{
    public static Command Create()
    {
        var command = new Command("recover", "Undo what engines left on this host that were killed or crashed.");
        var setup = new SetupOptions(command);
        command.SetAction(parsed => Run(parsed, setup.Overrides(parsed), setup.Json(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed, HostOverrides overrides, bool json)
    {
        var output = parsed.InvocationConfiguration.Output;
        var errors = parsed.InvocationConfiguration.Error;
        var bag = new DiagnosticBag();
        var options = overrides.LoadOptions(bag);
        foreach (var diagnostic in bag)
        {
            errors.WriteLine(diagnostic.ToString());
        }

        if (bag.HasErrors)
        {
            return 1;
        }

        try
        {
            var report = Recovery.RecoverDeadJobs(options);
            output.WriteLine(json ? ToJson(report) : ToText(report));
            return report.HasProblems ? 1 : 0;
        }
        catch (EngineException e)
        {
            errors.WriteLine($"{e.Code}: {e.Message}");
            return 1;
        }
    }

    private static string ToText(RecoveryReport report)
    {
        var lines = new List<string>();
        foreach (var job in report.Recovered)
        {
            lines.Add(job.Problems.IsEmpty ? $"{job.Key}: recovered" : $"{job.Key}: not recovered");
            lines.AddRange(job.Problems.Select(static problem => $"  {DiagnosticCodes.UndoFailed}: {problem}"));
        }

        lines.AddRange(report.Alive.Select(static key => $"{key}: its engine is at work, left alone"));
        return lines.Count == 0 ? "nothing to recover" : string.Join(Environment.NewLine, lines);
    }

    private static string ToJson(RecoveryReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("recovered");
            foreach (var job in report.Recovered)
            {
                writer.WriteStartObject();
                writer.WriteString("key", job.Key);
                WriteTexts(writer, "problems", job.Problems);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteTexts(writer, "alive", report.Alive);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
