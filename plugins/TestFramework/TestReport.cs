using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.TestFramework.Formats;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>What goes back with the results: <c>hooks.ID.txt</c> and <c>hooks.ID.json</c>, since there can be several such hooks.</summary>
internal static class TestReport
{
    private const int MaximumFindings = 2000;

    public static ImmutableArray<Finding> Findings(TestRun run) =>
    [
        .. run.Cases.Where(static c => c.Outcome == TestOutcome.Failed).Take(MaximumFindings)
            .Select(static c => new Finding(FindingSeverity.Error, "failed", c.Name, c.Message) { Description = string.Join('\n', c.Details) }),
        .. run.Problems.Select(static p => new Finding(FindingSeverity.Error, "incomplete", "tests", p)),
    ];

    public static IEnumerable<Effect> Write(PostBuildContext context, TestRun run, TimeSpan elapsed)
    {
        var text = $"hooks.{context.HookId}.txt";
        File.WriteAllText(Path.Combine(context.StagingDirectory, text), Text(run));
        yield return new AttachReport(text, Path.Combine(context.StagingDirectory, text));
        var json = $"hooks.{context.HookId}.json";
        using (var stream = File.Create(Path.Combine(context.StagingDirectory, json)))
        {
            Json(stream, run, elapsed);
        }

        yield return new AttachReport(json, Path.Combine(context.StagingDirectory, json));
    }

    private static string Text(TestRun run)
    {
        var text = new StringBuilder(run.Summary).Append('\n');
        foreach (var test in run.Cases)
        {
            text.Append(Name(test.Outcome)).Append(' ').Append(test.Name);
            text.Append(test.Message.Length > 0 ? ": " : "").Append(test.Message).Append('\n');
            foreach (var detail in test.Details)
            {
                text.Append("    ").Append(detail).Append('\n');
            }
        }

        foreach (var problem in run.Problems)
        {
            text.Append(problem).Append('\n');
        }

        return text.ToString();
    }

    private static void Json(Stream stream, TestRun run, TimeSpan elapsed)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("passed", run.Count(TestOutcome.Passed));
        writer.WriteNumber("failed", run.Count(TestOutcome.Failed));
        writer.WriteNumber("skipped", run.Count(TestOutcome.Skipped));
        writer.WriteNumber("milliseconds", (long)elapsed.TotalMilliseconds);
        writer.WriteLines("problems", run.Problems);
        writer.WriteStartArray("tests");
        foreach (var test in run.Cases)
        {
            writer.WriteStartObject();
            writer.WriteString("name", test.Name);
            writer.WriteString("outcome", Name(test.Outcome));
            writer.WriteString("message", test.Message);
            writer.WriteLines("details", test.Details);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Name(TestOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
