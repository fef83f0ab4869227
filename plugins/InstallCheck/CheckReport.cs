using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Target;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>What goes back with the results.</summary>
internal static class CheckReport
{
    public const string TextName = "hooks.install-check.txt";
    public const string JsonName = "hooks.install-check.json";

    private const int MaximumProblems = 2000;

    public static ImmutableArray<Finding> Findings(ImmutableArray<Problem> problems, CheckSettings settings) =>
    [
        .. problems.Take(MaximumProblems).Select(p => new Finding(ReactionSetting.SeverityOf(settings.ReactionTo(p.Kind)), Name(p.Kind), p.Package, p.Message)
        {
            Description = $"{Codes.Of(p.Kind)}: {ProblemLog.Advice(p.Kind)}",
        }),
    ];

    public static IEnumerable<Effect> Write(PostBuildContext context, ImmutableArray<Check> checks, CheckSettings settings)
    {
        var text = Path.Combine(context.StagingDirectory, TextName);
        File.WriteAllText(text, Text(checks));
        yield return new AttachReport(TextName, text);
        var json = Path.Combine(context.StagingDirectory, JsonName);
        using (var stream = File.Create(json))
        {
            Json(stream, checks, settings);
        }

        yield return new AttachReport(JsonName, json);
    }

    public static string Text(ImmutableArray<Check> checks)
    {
        var text = new StringBuilder();
        foreach (var check in checks)
        {
            text.Append(check.Summary).Append('\n');
            foreach (var package in check.Packages)
            {
                text.Append("  ").Append(package).Append('\n');
            }

            foreach (var problem in check.Problems.Take(MaximumProblems))
            {
                text.Append(Codes.Of(problem.Kind)).Append(": ").Append(problem).Append('\n');
                foreach (var line in problem.Output)
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static void Json(Stream stream, ImmutableArray<Check> checks, CheckSettings settings)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteStartArray("checks");
        foreach (var check in checks)
        {
            writer.WriteStartObject();
            writer.WriteLines("packages", check.Packages);
            writer.WriteNumber("rootPackages", check.RootPackages);
            writer.WriteBoolean("installed", check.Scripts);
            writer.WriteNumber("milliseconds", (long)check.Elapsed.TotalMilliseconds);
            writer.WriteStartArray("problems");
            foreach (var problem in check.Problems.Take(MaximumProblems))
            {
                writer.WriteStartObject();
                writer.WriteString("kind", Name(problem.Kind));
                writer.WriteString("code", Codes.Of(problem.Kind));
                writer.WriteString("policy", ReactionSetting.NameOf(settings.ReactionTo(problem.Kind)));
                writer.WriteString("package", problem.Package);
                writer.WriteString("file", problem.File);
                writer.WriteString("message", problem.Message);
                writer.WriteLines("output", problem.Output);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Name(ProblemKind kind) => kind.ToString().ToLowerInvariant();
}
