using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.ConstraintAnswers;

[JsonSerializable(typeof(TargetsRecord))]
[JsonSerializable(typeof(ExplanationRecord))]
[JsonSerializable(typeof(OneWorkerRecord))]
[JsonSerializable(typeof(RelaxationRecord))]
internal sealed partial class AnswersJson : JsonSerializerContext
{
    /// <summary>For terminals and scripts, not for web pages: quotes and letters stay readable.</summary>
    public static AnswersJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
