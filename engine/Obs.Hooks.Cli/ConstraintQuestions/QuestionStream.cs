using System.Buffers;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>One JSON question a line in, one answer a line out; a bad question is answered, too, and stops nothing.</summary>
internal static class QuestionStream
{
    public static void Answer(TextReader questions, TextWriter answers)
    {
        var answerer = new QuestionAnswerer();
        while (questions.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            answers.Write(Answer(answerer, line));
            answers.Write('\n');
            // Whoever asks may wait for this answer before the next question.
            answers.Flush();
        }
    }

    private static string Answer(QuestionAnswerer answerer, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Answer(answerer, document.RootElement)
                : Error(null, "a question is a JSON object");
        }
        catch (JsonException e)
        {
            return Error(null, $"not JSON: {e.Message}");
        }
    }

    private static string Answer(QuestionAnswerer answerer, JsonElement question)
    {
        var id = question.TryGetProperty("id", out var value) ? value : (JsonElement?)null;
        try
        {
            return Write(id, writer => answerer.Answer(new Question(question), writer));
        }
        catch (QuestionException e)
        {
            return Error(id, e.Message);
        }
        catch (ConstraintException e)
        {
            return Error(id, e.Message);
        }
    }

    private static string Error(JsonElement? id, string message) => Write(id, writer => writer.WriteString("error", message));

    private static string Write(JsonElement? id, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (id is { } element)
            {
                // As it came: a number keeps its digits, a text its escapes.
                writer.WriteRawValue(element.GetRawText());
            }
            else
            {
                writer.WriteNullValue();
            }

            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
