using System.Text.Json;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Origins;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>The members of one question.</summary>
internal readonly struct Question(JsonElement element)
{
    private readonly JsonElement _element = element;

    public string Text(string name) =>
        OptionalText(name) ?? throw new QuestionException($"'{name}' is missing");

    /// <summary>A text or a number, which people write for sizes and versions; absent and null are the same.</summary>
    public string? OptionalText(string name) => Member(name) is { } member ? ToText(member, name) : null;

    public IEnumerable<string> Texts(string name) =>
        OptionalTexts(name) ?? throw new QuestionException($"'{name}' is missing");

    public IEnumerable<string>? OptionalTexts(string name) => List(name)?.Select(entry => ToText(entry, name));

    /// <summary>Constraint lines; null if there is no list, which is not the same as an empty one.</summary>
    public IReadOnlyList<ConstraintText>? Lines(string name) =>
        OptionalTexts(name) is { } lines ? [.. lines] : null;

    /// <summary>Constraints as XML, as lines, or as the structure that <c>merge</c> answers; null if absent.</summary>
    public ElementNode? Constraints(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } => ConstraintLines.Parse(Texts(name)),
        { ValueKind: JsonValueKind.Object } structure => StructureReader.Read(structure, name),
        _ => ConstraintXml.Parse(Text(name)),
    };

    /// <summary>Workers with their state and name. One that OBS can not read is there without a description.</summary>
    public IEnumerable<BackendWorker> Fleet(string name)
    {
        var question = this;
        return (List(name) ?? []).Select(question.BackendWorker)
            // Each is a file, and the last one written is the one that is there.
            .GroupBy(static w => (w.State, w.Name)).Select(static g => g.Last())
            .ToArray();
    }

    private BackendWorker BackendWorker(JsonElement worker)
    {
        if (worker.ValueKind != JsonValueKind.Object)
        {
            throw new QuestionException("a worker is an object with state, name and xml");
        }

        var members = new Question(worker);
        var state = members.Text("state") switch
        {
            "idle" => BackendState.Idle,
            "building" => BackendState.Building,
            "away" => BackendState.Away,
            "down" => BackendState.Down,
            "dead" => BackendState.Dead,
            var other => throw new QuestionException($"unknown state '{other}'; there are idle, building, away, down, dead"),
        };
        return new BackendWorker(state, members.Text("name"), TryParse(members.Text("xml")));
    }

    /// <summary>Null for a worker that OBS would not see.</summary>
    public static Worker? TryParse(string xml)
    {
        try
        {
            return WorkerXml.ParseStrict(xml);
        }
        catch (ConstraintException)
        {
            return null;
        }
    }

    private IEnumerable<JsonElement>? List(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        _ => throw new QuestionException($"'{name}' is not a list"),
    };

    private JsonElement? Member(string name) =>
        _element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    internal static string ToText(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString()!,
                // As Perl prints it.
                JsonValueKind.Number => PerlNumber.Parse(element.GetRawText()).ToString(),
                // In a list; Perl takes it for an empty text.
                JsonValueKind.Null => "",
                JsonValueKind.True => "1",
                JsonValueKind.False => "0",
                _ => throw new QuestionException($"'{name}' is not a text"),
            };
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair is JSON, but no text.
            throw new QuestionException($"'{name}' is not a text: {e.Message}");
        }
    }
}
