using System.Text.Json;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>The members of one question.</summary>
internal readonly struct Question(JsonElement element)
{
    private readonly JsonElement _element = element;

    public string Text(string name) =>
        OptionalText(name) ?? throw new QuestionException($"'{name}' is missing");

    /// <summary>A text or a number, which people write for sizes and versions; absent and null are the same.</summary>
    public string? OptionalText(string name) => Member(name) is { } member ? ToText(member, name) : null;

    public IReadOnlyList<string> Texts(string name) =>
        OptionalTexts(name) ?? throw new QuestionException($"'{name}' is missing");

    public IReadOnlyList<string>? OptionalTexts(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(entry => ToText(entry, name))],
        _ => throw new QuestionException($"'{name}' is not a list of texts"),
    };

    public bool IsList(string name) => Member(name) is { ValueKind: JsonValueKind.Array };

    private JsonElement? Member(string name) =>
        _element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string ToText(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString()!,
                JsonValueKind.Number => element.GetRawText(),
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
