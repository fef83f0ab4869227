using System.Text.Json;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Origins;
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
                writer.WriteNumber("r", RpmVersion.Compare(question.Text("a"), question.Text("b")));
                break;
            case "mbsize":
                writer.WriteString("r", SizeInMegabytes.Text(question.Text("size"), question.OptionalText("unit")));
                break;
            case var unknown:
                throw new QuestionException($"unknown op '{unknown}'; there are decide, match, mbsize, merge, verscmp");
        }
    }

    private bool Match(Question question)
    {
        var constraints = question.IsList("constraints")
            ? ConstraintLines.Parse(question.Texts("constraints"))
            : ConstraintXml.Parse(question.Text("constraints"));
        return _matcher.Matches(WorkerXml.Parse(question.Text("worker")), constraints);
    }

    private void Decide(Question question, Utf8JsonWriter writer)
    {
        var workers = question.Texts("workers").Select(WorkerXml.Parse).ToArray();
        if (TryMerge(question, writer, out var constraints))
        {
            writer.WriteString(
                "r",
                string.Concat(workers.Select(worker => constraints is null || _matcher.Matches(worker, constraints) ? '1' : '0')));
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

    private static ConstraintText[]? Lines(Question question, string name) =>
        question.OptionalTexts(name) is { } lines ? [.. lines] : null;

    private static bool TryMerge(Question question, Utf8JsonWriter writer, out ElementNode? constraints)
    {
        var job = new JobConstraints(question.OptionalText("arch") ?? "", question.OptionalText("package") ?? "")
        {
            ProjectLines = Lines(question, "prjconf"),
            File = question.OptionalText("xml"),
            RecipeLines = Lines(question, "recipe"),
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
}
