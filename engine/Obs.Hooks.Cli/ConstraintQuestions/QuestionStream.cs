using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>One JSON question a line in, one answer a line out; a bad question is answered, too, and stops nothing.</summary>
internal sealed class QuestionStream
{
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    private readonly ArrayBufferWriter<byte> _answers = new();

    /// <summary>The answer at hand: one that fails half-way is dropped.</summary>
    private readonly ArrayBufferWriter<byte> _answer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly QuestionAnswerer _answerer = new();
    private readonly QuestionLines _lines;
    private readonly Stream _output;

    private QuestionStream(Stream questions, Stream answers)
    {
        _writer = new Utf8JsonWriter(_answer);
        _lines = new QuestionLines(questions, Flush);
        _output = answers;
    }

    /// <summary>Answers all questions of a stream, in order.</summary>
    /// <param name="questions">The questions, in UTF-8.</param>
    /// <param name="answers">Gets the answers.</param>
    public static void Answer(Stream questions, Stream answers) => new QuestionStream(questions, answers).Run();

    private void Run()
    {
        const int LargePiece = 256 * 1024;
        while (_lines.TryRead(out var line, out var isTooLong))
        {
            if (isTooLong)
            {
                Error(null, "the line is too long");
            }
            else if (line.Span.Trim(" \t\r"u8) is { IsEmpty: false })
            {
                Answer(line);
            }

            if (_answers.WrittenCount > LargePiece)
            {
                Flush();
            }
        }

        Flush();
    }

    private void Flush()
    {
        if (_answers.WrittenCount > 0)
        {
            _output.Write(_answers.WrittenSpan);
            _output.Flush();
            _answers.ResetWrittenCount();
        }
    }

    private void Answer(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Answer(document.RootElement);
            }
            else
            {
                Error(null, "a question is a JSON object");
            }
        }
        catch (JsonException e)
        {
            Error(null, $"not JSON: {e.Message}");
        }
    }

    private void Answer(JsonElement question)
    {
        var id = question.TryGetProperty("id", out var value) ? value : (JsonElement?)null;
        try
        {
            Write(id, () => _answerer.Answer(new Question(question), _writer));
        }
        catch (QuestionException e)
        {
            Error(id, e.Message);
        }
        catch (ConstraintException e)
        {
            WriteError(id, e.Message);
        }
    }

    /// <summary>A mistake of whoever asks; with the line, so that it can be found.</summary>
    private void Error(JsonElement? id, string message) =>
        WriteError(id, string.Create(CultureInfo.InvariantCulture, $"line {_lines.Number}: {message}"));

    private void WriteError(JsonElement? id, string message) => Write(id, () => _writer.WriteString("error", message));

    private void Write(JsonElement? id, Action write)
    {
        _writer.Reset();
        _answer.ResetWrittenCount();
        _writer.WriteStartObject();
        _writer.WritePropertyName("id");
        if (id is { } element)
        {
            // As it came: a number keeps its digits, a text its escapes.
            _writer.WriteRawValue(element.GetRawText());
        }
        else
        {
            _writer.WriteNullValue();
        }

        write();
        _writer.WriteEndObject();
        _writer.Flush();
        _answers.Write(_answer.WrittenSpan);
        _answers.Write(LineFeed);
    }
}
