using System.Text.Json;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Origins;
using Obs.Hooks.Constraints.Prjconf;
using Obs.Hooks.Constraints.Recipes;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>Answers questions by the strict behaviour of OBS.</summary>
internal sealed class QuestionAnswerer
{
    private readonly ConstraintMatcher _matcher = new();

    /// <summary>Writes <c>r</c>, or <c>fail</c> where the job itself would fail.</summary>
    public void Answer(Question question, Utf8JsonWriter writer)
    {
        switch (question.Text("op"))
        {
            case "match":
                writer.WriteNumber("r", Match(question) ? 1 : 0);
                break;
            case "decide":
                Decide(question, writer);
                break;
            case "merge":
                Merge(question, writer);
                break;
            case "verscmp":
                writer.WriteNumber("r", RpmVersion.Compare(question.OptionalText("a") ?? "", question.OptionalText("b") ?? ""));
                break;
            case "mbsize":
                writer.WriteString("r", SizeInMegabytes.Text(question.OptionalText("size") ?? "", question.OptionalText("unit")));
                break;
            case "parse_prjconf":
                ParseProjectConfig(question, writer);
                break;
            case "recipe":
                WriteTexts(writer, Recipe(question).Select(static line => line.Text));
                break;
            case "hint":
                Hint(question, writer);
                break;
            case "checkconstraints":
                WriteTexts(writer, CheckConstraints(question));
                break;
            case var unknown:
                throw new QuestionException(
                    $"unknown op '{unknown}'; there are checkconstraints, decide, hint, match, mbsize, merge, parse_prjconf, recipe, verscmp");
        }
    }

    private bool Match(Question question)
    {
        var worker = WorkerXml.ParseStrict(question.Text("worker"));
        // No constraints ask for nothing.
        return question.Constraints("constraints") is not { } constraints || _matcher.Matches(worker, constraints);
    }

    private void Decide(Question question, Utf8JsonWriter writer)
    {
        var workers = question.Texts("workers").Select(Question.TryParse).ToArray();
        if (TryMerge(question, writer, out var constraints))
        {
            writer.WriteString("r", string.Concat(workers.Select(worker =>
                worker is not null && (constraints is null || _matcher.Matches(worker, constraints)) ? '1' : '0')));
        }
    }

    private static void Merge(Question question, Utf8JsonWriter writer)
    {
        if (!TryMerge(question, writer, out var constraints))
        {
            return;
        }

        writer.WritePropertyName("r");
        if (constraints is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            StructureWriter.Write(writer, constraints);
        }
    }

    private static bool TryMerge(Question question, Utf8JsonWriter writer, out ElementNode? constraints)
    {
        var job = new JobConstraints(question.OptionalText("arch") ?? "", question.OptionalText("package") ?? "")
        {
            ProjectLines = question.Lines("prjconf"),
            File = question.OptionalText("xml"),
            RecipeLines = question.Lines("recipe"),
        };
        try
        {
            constraints = job.Merge();
            return true;
        }
        catch (ConstraintException e)
        {
            constraints = null;
            writer.WriteString("fail", e.Message);
            return false;
        }
    }

    private static void ParseProjectConfig(Question question, Utf8JsonWriter writer)
    {
        var config = ReadConfig(question, "text");
        WriteTexts(writer, config.Constraints.Select(static line => line.Text));
        writer.WriteString("hostarch", config.HostArch);
    }

    private static ProjectConfig ReadConfig(Question question, string name) =>
        ProjectConfigReader.Read(question.OptionalText(name) ?? "", question.OptionalText("arch") ?? "");

    /// <summary>Other recipes than spec files and Dockerfiles have no constraints.</summary>
    private static IReadOnlyList<ConstraintText> Recipe(Question question)
    {
        var text = question.OptionalText("text") ?? "";
        var config = ReadConfig(question, "prjconf");
        return question.Text("type") switch
        {
            "spec" => RecipeConstraints.ReadSpec(
                text, config, new RecipeVariant(question.OptionalText("flavor") ?? "", question.OptionalText("obspackage"))),
            "docker" => RecipeConstraints.ReadDockerfile(text, config),
            _ => [],
        };
    }

    private void Hint(Question question, Utf8JsonWriter writer)
    {
        var job = new HintJob(
            question.OptionalText("project") ?? "", question.OptionalText("repository") ?? "",
            question.OptionalText("arch") ?? "", question.OptionalText("package") ?? "")
        {
            HostArch = question.OptionalText("hostarch"),
        };
        var badHosts = (question.OptionalTexts("badhost") ?? []).ToHashSet(StringComparer.Ordinal);
        var result = new DispatchHint(_matcher).Check(job, question.Constraints("constraints"), question.Fleet("workers"), badHosts);
        writer.WriteString("action", result.Action switch
        {
            HintAction.Details => "details",
            HintAction.Fail => "fail",
            _ => "none",
        });
        writer.WriteString("text", result.Text);
        writer.WriteNumber("recheck", result.IsRecheckedSoon ? 1 : 0);
    }

    private IReadOnlyList<string> CheckConstraints(Question question) => new ConstraintsCheck(_matcher).CompliantWorkers(
        ReadConfig(question, "prjconf"), question.OptionalText("xml"), question.OptionalText("arch") ?? "", question.Fleet("workers"));

    private static void WriteTexts(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray("r");
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
